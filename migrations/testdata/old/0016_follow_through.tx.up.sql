-- What follows an order, a sample and a complaint to its end: re-checks that fail or pass, seals that come off, steps that name
-- what they did, and reporters who are told.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS rechecks (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT rechecks_agency_fkey REFERENCES agencies (id),
  order_id     bigint      NOT NULL,
  reported_on  date        NOT NULL,
  due_on       date,
  rechecked_on date        NOT NULL,
  has_passed   boolean     NOT NULL,
  text         text        NOT NULL CONSTRAINT rechecks_text_said CHECK (is_said(text, 2000)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT rechecks_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT rechecks_order_fkey FOREIGN KEY (agency_id, order_id) REFERENCES safety_orders (agency_id, id),
  CONSTRAINT rechecks_days_in_order CHECK (rechecked_on >= reported_on AND due_on >= reported_on),
  CONSTRAINT rechecks_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT rechecks_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS rechecks_order_idx ON rechecks (agency_id, order_id, id);
COMMENT ON INDEX rechecks_order_idx IS 'safetyOrder.rechecks';
CREATE UNIQUE INDEX IF NOT EXISTS rechecks_one_pass ON rechecks (agency_id, order_id) WHERE has_passed;
COMMENT ON INDEX rechecks_one_pass IS 'a rule, not a query: an order is carried out once';

CREATE TABLE IF NOT EXISTS recheck_inspectors (
  agency_id  bigint NOT NULL CONSTRAINT recheck_inspectors_agency_fkey REFERENCES agencies (id),
  recheck_id bigint NOT NULL,
  officer_id bigint NOT NULL,
  CONSTRAINT recheck_inspectors_pkey PRIMARY KEY (agency_id, recheck_id, officer_id),
  CONSTRAINT recheck_inspectors_recheck_fkey FOREIGN KEY (agency_id, recheck_id) REFERENCES rechecks (agency_id, id),
  CONSTRAINT recheck_inspectors_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id)
);
CREATE INDEX IF NOT EXISTS recheck_inspectors_officer_idx ON recheck_inspectors (agency_id, officer_id, recheck_id);
COMMENT ON INDEX recheck_inspectors_officer_idx IS 'rechecks(where: {inspectors: {some}})';
SELECT grant_to_server(ARRAY['rechecks', 'recheck_inspectors']::regclass[], false);

ALTER TABLE hazards ADD COLUMN IF NOT EXISTS seal_due_on date;
ALTER TABLE hazards ADD COLUMN IF NOT EXISTS unsealed_on date;
ALTER TABLE hazards ADD COLUMN IF NOT EXISTS unsealing text;
ALTER TABLE hazards DROP CONSTRAINT IF EXISTS hazards_unsealing_said;
ALTER TABLE hazards ADD CONSTRAINT hazards_unsealing_said CHECK (is_said(unsealing, 2000));
ALTER TABLE hazards DROP CONSTRAINT IF EXISTS hazards_seal_in_order;
ALTER TABLE hazards ADD CONSTRAINT hazards_seal_in_order CHECK (seal_due_on >= sealed_on AND unsealed_on >= sealed_on);
ALTER TABLE hazards DROP CONSTRAINT IF EXISTS hazards_unsealed_was_sealed;
ALTER TABLE hazards ADD CONSTRAINT hazards_unsealed_was_sealed
  CHECK (sealed_on IS NOT NULL OR (seal_due_on IS NULL AND unsealed_on IS NULL));
ALTER TABLE hazards DROP CONSTRAINT IF EXISTS hazards_unsealed_with_reason;
ALTER TABLE hazards ADD CONSTRAINT hazards_unsealed_with_reason CHECK ((unsealed_on IS NULL) = (unsealing IS NULL));
GRANT UPDATE (seal_due_on, unsealed_on, unsealing) ON hazards TO docket_app;
CREATE INDEX IF NOT EXISTS hazards_sealed_idx ON hazards (agency_id, seal_due_on, id) WHERE sealed_on IS NOT NULL AND unsealed_on IS NULL;
COMMENT ON INDEX hazards_sealed_idx IS 'hazards(where: {sealOverdue}): seals that have run out';

ALTER TABLE follow_ups ADD COLUMN IF NOT EXISTS referred_to text;
ALTER TABLE follow_ups DROP CONSTRAINT IF EXISTS follow_ups_referred_to_said;
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_referred_to_said CHECK (is_said(referred_to, 200));
GRANT UPDATE (referred_to) ON follow_ups TO docket_app;
ALTER TABLE follow_up_steps ADD COLUMN IF NOT EXISTS quantity numeric(14,3);
ALTER TABLE follow_up_steps ADD COLUMN IF NOT EXISTS destruction_id bigint;
ALTER TABLE follow_up_steps DROP CONSTRAINT IF EXISTS follow_up_steps_quantity_positive;
ALTER TABLE follow_up_steps ADD CONSTRAINT follow_up_steps_quantity_positive CHECK (quantity > 0);
ALTER TABLE follow_up_steps DROP CONSTRAINT IF EXISTS follow_up_steps_destruction_fkey;
ALTER TABLE follow_up_steps ADD CONSTRAINT follow_up_steps_destruction_fkey FOREIGN KEY (agency_id, destruction_id) REFERENCES destructions (agency_id, id);
CREATE INDEX IF NOT EXISTS follow_up_steps_destruction_idx ON follow_up_steps (agency_id, destruction_id, id) WHERE destruction_id IS NOT NULL;
COMMENT ON INDEX follow_up_steps_destruction_idx IS 'followUpSteps(where: {destruction})';

ALTER TABLE complaints ADD COLUMN IF NOT EXISTS accepted_in_time boolean;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS mediated_in_time boolean;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS mediate_article text;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS is_named boolean NOT NULL DEFAULT false;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS tell_by date;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS tell_article text;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS told_at timestamptz;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS told_in_time boolean;
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_mediate_article_said;
ALTER TABLE complaints ADD CONSTRAINT complaints_mediate_article_said CHECK (is_said(mediate_article, 200));
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_tell_article_said;
ALTER TABLE complaints ADD CONSTRAINT complaints_tell_article_said CHECK (is_said(tell_article, 200));
-- Whether a promise was kept is not told where the year's working days are not known.
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_closed_with_result;
ALTER TABLE complaints ADD CONSTRAINT complaints_closed_with_result
  CHECK ((closed_at IS NULL) = (result IS NULL) AND (closed_in_time IS NULL OR closed_at IS NOT NULL));
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_acknowledged_in_time_told;
ALTER TABLE complaints ADD CONSTRAINT complaints_acknowledged_in_time_told CHECK (acknowledged_in_time IS NULL OR acknowledged_at IS NOT NULL);
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_told_when_named;
ALTER TABLE complaints ADD CONSTRAINT complaints_told_when_named CHECK (is_named OR (tell_by IS NULL AND told_at IS NULL));
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_told_in_time_told;
ALTER TABLE complaints ADD CONSTRAINT complaints_told_in_time_told CHECK (told_in_time IS NULL OR told_at IS NOT NULL);
GRANT UPDATE (accepted_in_time, mediated_in_time, mediate_article, is_named, tell_by, tell_article, told_at, told_in_time) ON complaints TO docket_app;
UPDATE complaints c SET is_named = true
 WHERE NOT is_named AND EXISTS (SELECT FROM complaint_reporters r WHERE r.agency_id = c.agency_id AND r.complaint_id = c.id);
CREATE INDEX IF NOT EXISTS complaints_tell_idx ON complaints (agency_id, tell_by, id) WHERE tell_by IS NOT NULL AND told_at IS NULL;
COMMENT ON INDEX complaints_tell_idx IS 'complaints(where: {tellBy, toldAt: {isNull: true}}): whom to tell';

-- The server keeps who made a report, and cannot read it: whoever is on the matter asks the keeper of this table (投诉举报办法 33).
REVOKE SELECT ON complaint_reporters FROM docket_app;

-- The law of 2026 for complaints is not read yet: what it says of these terms is taken to be as it was, and cited as unconfirmed.
UPDATE rules SET effective_until = '2026-04-14' WHERE name = 'complaint.accept' AND effective_from = '2020-01-01';
INSERT INTO rules (id, name, article, effective_from, effective_until, value, unit, certainty, may_be_set) VALUES
  (101, 'complaint.accept', '令第121号', '2026-04-15', NULL, 7, 'WORKING_DAYS', 'MEMORY', true),
  (102, 'complaint.tell', '投诉举报办法 31', '2020-01-01', '2026-04-14', 5, 'WORKING_DAYS', 'READ', false),
  (103, 'complaint.tell', '令第121号', '2026-04-15', NULL, 5, 'WORKING_DAYS', 'MEMORY', true)
ON CONFLICT DO NOTHING;
