DROP TABLE IF EXISTS deadlines;
-- What there were no kinds for before goes with them.
ALTER TABLE case_events DISABLE TRIGGER case_events_append_only;
DELETE FROM case_events WHERE kind IN ('HEARING_OFFERED', 'HEARING_REQUESTED', 'WAIVED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'PUBLISHED');
ALTER TABLE case_events ENABLE TRIGGER case_events_append_only;
ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_kind_enum;
ALTER TABLE case_events ADD CONSTRAINT case_events_kind_enum CHECK (kind IN ('FILED', 'INVESTIGATED', 'REVIEWED', 'HEARD',
  'DISCUSSED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'GOODS_CONFISCATED', 'PAYMENT_RECORDED',
  'EXECUTED', 'CONCLUDED'));
