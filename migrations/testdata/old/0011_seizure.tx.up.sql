-- Goods before they are confiscated: seizures with their terms, custody, what came of an auction; and the numbered documents
-- of a case.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_kind_enum;
ALTER TABLE case_events ADD CONSTRAINT case_events_kind_enum CHECK (kind IN ('FILED', 'INVESTIGATED', 'REVIEWED', 'HEARD',
  'DISCUSSED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'GOODS_CONFISCATED', 'PAYMENT_RECORDED',
  'EXECUTED', 'CONCLUDED', 'HEARING_OFFERED', 'HEARING_REQUESTED', 'WAIVED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'PUBLISHED',
  'PAYMENT_REVERSED', 'DEFERRED', 'WRITTEN_OFF', 'APPEALED', 'APPEAL_ENDED', 'GOODS_SEIZED', 'SEIZURE_EXTENDED', 'GOODS_RELEASED',
  'OFFICERS_ASSIGNED'));
ALTER TABLE deadlines DROP CONSTRAINT IF EXISTS deadlines_action_enum;
ALTER TABLE deadlines ADD CONSTRAINT deadlines_action_enum CHECK (action IN ('DECIDE', 'SERVE', 'PUBLISH', 'PAY', 'CONCLUDE', 'RELEASE'));
ALTER TABLE number_series DROP CONSTRAINT IF EXISTS number_series_kind_enum;
ALTER TABLE number_series ADD CONSTRAINT number_series_kind_enum CHECK (kind IN ('CASE', 'DECISION', 'FILING_APPROVAL', 'INSPECTION_RECORD',
  'INTERVIEW_RECORD', 'SEIZURE_ORDER', 'RELEASE_ORDER', 'INVESTIGATION_REPORT', 'LEGAL_OPINION', 'NOTICE', 'HEARING_NOTICE',
  'HEARING_RECORD', 'SERVICE_RECEIPT', 'PAYMENT_RECEIPT', 'DEFERRAL_APPROVAL', 'DESTRUCTION_RECORD', 'CONCLUSION_APPROVAL', 'OTHER'));

CREATE TABLE IF NOT EXISTS seizures (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT seizures_agency_fkey REFERENCES agencies (id),
  case_id     bigint      NOT NULL,
  kind        text        NOT NULL CONSTRAINT seizures_kind_enum CHECK (kind IN ('SEAL', 'SEIZE')),
  order_no    text        NOT NULL CONSTRAINT seizures_order_no_said CHECK (is_said(order_no, 128)),
  ground      text        NOT NULL CONSTRAINT seizures_ground_said CHECK (is_said(ground, 2000)),
  approved_by text        NOT NULL CONSTRAINT seizures_approved_by_said CHECK (is_said(approved_by, 200)),
  place       text        NOT NULL CONSTRAINT seizures_place_said CHECK (is_said(place, 500)),
  seized_on   date        NOT NULL,
  due_on      date,
  extended_on date,
  extension   text                 CONSTRAINT seizures_extension_said CHECK (is_said(extension, 2000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT seizures_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT seizures_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT seizures_order_no_key UNIQUE (agency_id, order_no),
  CONSTRAINT seizures_extended_with_reason CHECK ((extended_on IS NULL) = (extension IS NULL)),
  CONSTRAINT seizures_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT seizures_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS seizures_case_idx ON seizures (agency_id, case_id, id);
COMMENT ON INDEX seizures_case_idx IS 'case.seizures';

CREATE TABLE IF NOT EXISTS documents (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT documents_agency_fkey REFERENCES agencies (id),
  case_id    bigint      NOT NULL,
  kind       text        NOT NULL CONSTRAINT documents_kind_enum CHECK (kind IN ('FILING_APPROVAL', 'INSPECTION_RECORD', 'INTERVIEW_RECORD', 'SEIZURE_ORDER', 'RELEASE_ORDER', 'INVESTIGATION_REPORT', 'LEGAL_OPINION', 'NOTICE', 'HEARING_NOTICE', 'HEARING_RECORD', 'DECISION', 'SERVICE_RECEIPT', 'PAYMENT_RECEIPT', 'DEFERRAL_APPROVAL', 'DESTRUCTION_RECORD', 'CONCLUSION_APPROVAL', 'OTHER')),
  doc_no     text        NOT NULL CONSTRAINT documents_doc_no_said CHECK (is_said(doc_no, 128)),
  title      text                 CONSTRAINT documents_title_said CHECK (is_said(title, 500)),
  dated_on   date        NOT NULL,
  file       text                 CONSTRAINT documents_file_said CHECK (is_said(file, 500)),
  sha256     text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT documents_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT documents_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT documents_doc_no_key UNIQUE (agency_id, doc_no),
  CONSTRAINT documents_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT documents_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT documents_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS documents_case_idx ON documents (agency_id, case_id, id);
COMMENT ON INDEX documents_case_idx IS 'case.documents';
CREATE INDEX IF NOT EXISTS documents_dated_on_idx ON documents (agency_id, dated_on, id);
COMMENT ON INDEX documents_dated_on_idx IS 'documents(orderBy: {datedOn}): the archive';

ALTER TABLE goods_lots ADD COLUMN IF NOT EXISTS condition text;
ALTER TABLE goods_lots ADD COLUMN IF NOT EXISTS seizure_id bigint;
ALTER TABLE goods_lots DROP CONSTRAINT IF EXISTS goods_lots_condition_said;
ALTER TABLE goods_lots ADD CONSTRAINT goods_lots_condition_said CHECK (is_said(condition, 500));
ALTER TABLE goods_lots DROP CONSTRAINT IF EXISTS goods_lots_seizure_fkey;
ALTER TABLE goods_lots ADD CONSTRAINT goods_lots_seizure_fkey FOREIGN KEY (agency_id, seizure_id) REFERENCES seizures (agency_id, id);
CREATE INDEX IF NOT EXISTS goods_lots_seizure_idx ON goods_lots (agency_id, seizure_id, id) WHERE seizure_id IS NOT NULL;
COMMENT ON INDEX goods_lots_seizure_idx IS 'seizure.goodsLots';
GRANT UPDATE (condition, seizure_id) ON goods_lots TO docket_app;

ALTER TABLE goods_movements DROP CONSTRAINT IF EXISTS goods_movements_kind_enum;
ALTER TABLE goods_movements ADD CONSTRAINT goods_movements_kind_enum CHECK (kind IN ('SEAL', 'SEIZE', 'RELEASE', 'SAMPLE', 'CONFISCATE',
  'TRANSFER', 'AUCTION', 'DESTROY', 'STORE'));
ALTER TABLE goods_movements ADD COLUMN IF NOT EXISTS place text;
ALTER TABLE goods_movements ADD COLUMN IF NOT EXISTS handler_id bigint;
ALTER TABLE goods_movements ADD COLUMN IF NOT EXISTS proceeds numeric(14,2);
ALTER TABLE goods_movements DROP CONSTRAINT IF EXISTS goods_movements_place_said;
ALTER TABLE goods_movements ADD CONSTRAINT goods_movements_place_said CHECK (is_said(place, 500));
ALTER TABLE goods_movements DROP CONSTRAINT IF EXISTS goods_movements_handler_fkey;
ALTER TABLE goods_movements ADD CONSTRAINT goods_movements_handler_fkey FOREIGN KEY (agency_id, handler_id) REFERENCES officers (agency_id, id);
ALTER TABLE goods_movements DROP CONSTRAINT IF EXISTS goods_movements_proceeds_of_auction;
ALTER TABLE goods_movements ADD CONSTRAINT goods_movements_proceeds_of_auction CHECK (proceeds IS NULL OR kind = 'AUCTION' AND proceeds >= 0);
CREATE INDEX IF NOT EXISTS goods_movements_handler_idx ON goods_movements (agency_id, handler_id, id) WHERE handler_id IS NOT NULL;
COMMENT ON INDEX goods_movements_handler_idx IS 'goodsMovements(where: {handler}): what an officer took over';

-- The ledger of a lot: not more sealed and seized than there is; not more released, sampled and confiscated; not more
-- destroyed, auctioned and handed over than was confiscated. Whoever adds an entry waits for the others.
CREATE OR REPLACE FUNCTION goods_movements_keep_stock() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  taken numeric;
  seized numeric;
  left_it numeric;
  confiscated numeric;
  gone numeric;
BEGIN
  PERFORM require_fresh_snapshot();
  SELECT l.quantity INTO taken FROM goods_lots l WHERE l.agency_id = NEW.agency_id AND l.id = NEW.lot_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key says so
  END IF;
  SELECT coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE')), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('DESTROY', 'AUCTION', 'TRANSFER')), 0)
    INTO seized, left_it, confiscated, gone
    FROM goods_movements m
   WHERE m.agency_id = NEW.agency_id AND m.lot_id = NEW.lot_id;
  IF NEW.kind IN ('SEAL', 'SEIZE') AND seized + NEW.quantity > taken
     OR NEW.kind IN ('CONFISCATE', 'RELEASE', 'SAMPLE') AND left_it + confiscated + NEW.quantity > taken THEN
    RAISE EXCEPTION 'more would be taken or given back than the lot holds'
      USING ERRCODE = 'DK006', CONSTRAINT = 'goods_movements_within_lot', TABLE = 'goods_movements';
  END IF;
  IF NEW.kind IN ('DESTROY', 'AUCTION', 'TRANSFER') AND gone + NEW.quantity > confiscated THEN
    RAISE EXCEPTION 'more would leave the store than was confiscated'
      USING ERRCODE = 'DK006', CONSTRAINT = 'goods_movements_within_confiscated', TABLE = 'goods_movements';
  END IF;
  RETURN NEW;
END $$;

SELECT grant_to_server(ARRAY['seizures']::regclass[], true);
SELECT grant_to_server(ARRAY['documents']::regclass[], false);
