-- Special equipment: inspections, hazards with their seals, safety orders and re-checks.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS equipment (
  agency_id       bigint      NOT NULL CONSTRAINT equipment_agency_fkey REFERENCES agencies (id),
  id              bigserial   NOT NULL,
  party_id        bigint      NOT NULL,
  kind            text        NOT NULL CONSTRAINT equipment_kind_enum CHECK (kind IN ('BOILER', 'PRESSURE_VESSEL', 'PRESSURE_PIPE',
    'ELEVATOR', 'CRANE', 'ROPEWAY', 'AMUSEMENT', 'FACTORY_VEHICLE')),
  registration_no text        NOT NULL CONSTRAINT equipment_registration_no_said CHECK (is_said(registration_no, 100)),
  name            text        NOT NULL CONSTRAINT equipment_name_said CHECK (is_said(name, 200)),
  address         text                 CONSTRAINT equipment_address_said CHECK (is_said(address, 500)),
  examine_by      date,
  retired_on      date,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now() CONSTRAINT equipment_changed_after_created CHECK (updated_at >= created_at),
  version         integer     NOT NULL DEFAULT 1 CONSTRAINT equipment_version_counts CHECK (version >= 1),
  CONSTRAINT equipment_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT equipment_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT equipment_registration_no_key UNIQUE (agency_id, registration_no)
);
CREATE INDEX IF NOT EXISTS equipment_party_idx ON equipment (agency_id, party_id, id);
COMMENT ON INDEX equipment_party_idx IS 'party.equipment';

-- Equipment is taken out of use after its hazards are removed and its safety orders are closed.
CREATE OR REPLACE FUNCTION equipment_answer_first() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
     WHERE i.agency_id = NEW.agency_id AND i.equipment_id = NEW.id
       AND (EXISTS (SELECT FROM hazards h WHERE h.agency_id = i.agency_id AND h.inspection_id = i.id AND h.removed_on IS NULL)
         OR EXISTS (SELECT FROM safety_orders o WHERE o.agency_id = i.agency_id AND o.inspection_id = i.id AND o.closed_on IS NULL)))
  THEN
    RAISE EXCEPTION 'a hazard or a safety order of the equipment is open'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_retired_when_answered', TABLE = 'equipment';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER equipment_retired BEFORE UPDATE OF retired_on ON equipment FOR EACH ROW
  WHEN (OLD.retired_on IS DISTINCT FROM NEW.retired_on AND NEW.retired_on IS NOT NULL) EXECUTE FUNCTION equipment_answer_first();

-- Equipment is taken out of use on a day after its inspections, and not before a hazard was removed or an order closed.
CREATE OR REPLACE FUNCTION equipment_retire_after() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
     WHERE i.agency_id = NEW.agency_id AND i.equipment_id = NEW.id
       AND (i.inspected_on >= NEW.retired_on
         OR EXISTS (
              SELECT FROM hazards h
               WHERE h.agency_id = i.agency_id AND h.inspection_id = i.id AND greatest(h.removed_on, h.unsealed_on) > NEW.retired_on)
         OR EXISTS (
              SELECT FROM safety_orders o
               WHERE o.agency_id = i.agency_id AND o.inspection_id = i.id AND o.closed_on > NEW.retired_on)))
  THEN
    RAISE EXCEPTION 'the equipment was in use after that day'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_retired_after_use', TABLE = 'equipment';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER equipment_retired_after BEFORE UPDATE OF retired_on ON equipment FOR EACH ROW
  WHEN (OLD.retired_on IS DISTINCT FROM NEW.retired_on AND NEW.retired_on IS NOT NULL) EXECUTE FUNCTION equipment_retire_after();

CREATE TABLE IF NOT EXISTS inspections (
  agency_id    bigint      NOT NULL CONSTRAINT inspections_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  unit_id      bigint,
  party_id     bigint      NOT NULL,
  equipment_id bigint,
  inspected_on date        NOT NULL,
  case_id      bigint,
  note         text                 CONSTRAINT inspections_note_said CHECK (is_said(note, 2000)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT inspections_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT inspections_version_counts CHECK (version >= 1),
  CONSTRAINT inspections_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT inspections_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT inspections_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT inspections_equipment_fkey FOREIGN KEY (agency_id, equipment_id) REFERENCES equipment (agency_id, id),
  CONSTRAINT inspections_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id)
);
CREATE INDEX IF NOT EXISTS inspections_unit_idx ON inspections (agency_id, unit_id, id) WHERE unit_id IS NOT NULL;
COMMENT ON INDEX inspections_unit_idx IS 'inspections(where: {unit})';
CREATE INDEX IF NOT EXISTS inspections_party_idx ON inspections (agency_id, party_id, id);
COMMENT ON INDEX inspections_party_idx IS 'party.inspections';
CREATE INDEX IF NOT EXISTS inspections_equipment_idx ON inspections (agency_id, equipment_id, id) WHERE equipment_id IS NOT NULL;
COMMENT ON INDEX inspections_equipment_idx IS 'equipment.inspections';
CREATE INDEX IF NOT EXISTS inspections_case_idx ON inspections (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX inspections_case_idx IS 'case.inspections';
CREATE INDEX IF NOT EXISTS inspections_inspected_on_idx ON inspections (agency_id, inspected_on, id);
COMMENT ON INDEX inspections_inspected_on_idx IS 'inspections(where: {inspectedOn}): the report, dashboards';

CREATE TABLE IF NOT EXISTS inspection_inspectors (
  agency_id     bigint NOT NULL CONSTRAINT inspection_inspectors_agency_fkey REFERENCES agencies (id),
  inspection_id bigint NOT NULL,
  officer_id    bigint NOT NULL,
  CONSTRAINT inspection_inspectors_pkey PRIMARY KEY (agency_id, inspection_id, officer_id),
  CONSTRAINT inspection_inspectors_inspection_fkey FOREIGN KEY (agency_id, inspection_id) REFERENCES inspections (agency_id, id),
  CONSTRAINT inspection_inspectors_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id)
);
CREATE INDEX IF NOT EXISTS inspection_inspectors_officer_idx ON inspection_inspectors (agency_id, officer_id, inspection_id);
COMMENT ON INDEX inspection_inspectors_officer_idx IS 'inspections(where: {inspectors: {some}})';

-- The same inspectors inspect the same equipment, or the same party as a whole, once a day. Where no equipment is named, the note
-- distinguishes places of one party. AFTER: by then the statement has added all inspectors.
CREATE OR REPLACE FUNCTION inspections_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
      JOIN inspections other ON other.agency_id = i.agency_id AND other.party_id = i.party_id AND other.inspected_on = i.inspected_on
       AND other.equipment_id IS NOT DISTINCT FROM i.equipment_id AND other.id <> i.id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id
       AND (i.equipment_id IS NOT NULL OR other.note IS NOT DISTINCT FROM i.note)
       AND ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = other.agency_id AND x.inspection_id = other.id ORDER BY 1)
         = ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = i.agency_id AND x.inspection_id = i.id ORDER BY 1))
  THEN
    RAISE EXCEPTION 'the same inspection is on record'
      USING ERRCODE = 'DK008', CONSTRAINT = 'inspections_recorded_once', TABLE = 'inspections';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER inspection_inspectors_once AFTER INSERT ON inspection_inspectors
  FOR EACH ROW EXECUTE FUNCTION inspections_refuse_again();

CREATE TABLE IF NOT EXISTS hazards (
  agency_id     bigint      NOT NULL CONSTRAINT hazards_agency_fkey REFERENCES agencies (id),
  id            bigserial   NOT NULL,
  inspection_id bigint      NOT NULL,
  kind          text        NOT NULL CONSTRAINT hazards_kind_enum CHECK (kind IN ('NOT_REGISTERED', 'NOT_EXAMINED', 'OPERATOR',
    'SAFETY_DEVICE', 'MAINTENANCE', 'RECORDS', 'OTHER')),
  severity      text        NOT NULL CONSTRAINT hazards_severity_enum CHECK (severity IN ('ORDINARY', 'SERIOUS')),
  text          text        NOT NULL CONSTRAINT hazards_text_said CHECK (is_said(text, 2000)),
  removed_on    date,
  proof         text                 CONSTRAINT hazards_proof_said CHECK (is_said(proof, 2000)),
  reported_on   date,
  sealed_on     date,
  seal_due_on   date,
  unsealed_on   date,
  unsealing     text                 CONSTRAINT hazards_unsealing_said CHECK (is_said(unsealing, 2000)),
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now() CONSTRAINT hazards_changed_after_created CHECK (updated_at >= created_at),
  version       integer     NOT NULL DEFAULT 1 CONSTRAINT hazards_version_counts CHECK (version >= 1),
  CONSTRAINT hazards_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT hazards_inspection_fkey FOREIGN KEY (agency_id, inspection_id) REFERENCES inspections (agency_id, id),
  CONSTRAINT hazards_removed_with_proof CHECK ((removed_on IS NULL) = (proof IS NULL)),
  CONSTRAINT hazards_seal_in_order CHECK (seal_due_on >= sealed_on AND unsealed_on >= sealed_on),
  CONSTRAINT hazards_unsealed_was_sealed CHECK (sealed_on IS NOT NULL OR (seal_due_on IS NULL AND unsealed_on IS NULL)),
  CONSTRAINT hazards_unsealed_with_reason CHECK ((unsealed_on IS NULL) = (unsealing IS NULL)),
  CONSTRAINT hazards_removed_unsealed CHECK (removed_on IS NULL OR sealed_on IS NULL OR unsealed_on IS NOT NULL),
  CONSTRAINT hazards_removal_in_order CHECK (removed_on >= sealed_on AND removed_on >= unsealed_on)
);
CREATE INDEX IF NOT EXISTS hazards_inspection_idx ON hazards (agency_id, inspection_id, id);
COMMENT ON INDEX hazards_inspection_idx IS 'inspection.hazards';
CREATE INDEX IF NOT EXISTS hazards_open_idx ON hazards (agency_id, severity, id) WHERE removed_on IS NULL;
COMMENT ON INDEX hazards_open_idx IS 'hazards(where: {removedOn: {isNull: true}}): what is still dangerous';
CREATE INDEX IF NOT EXISTS hazards_sealed_idx ON hazards (agency_id, seal_due_on, id) WHERE sealed_on IS NOT NULL AND unsealed_on IS NULL;
COMMENT ON INDEX hazards_sealed_idx IS 'hazards(where: {sealOverdue}): seals that have run out';

-- A new seal replaces one that came off, after that one was copied to earlier_seals.
CREATE OR REPLACE FUNCTION hazards_keep_seal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sealed_on IS NULL OR OLD.unsealed_on IS NULL OR NEW.sealed_on < OLD.unsealed_on OR NOT EXISTS (
    SELECT FROM earlier_seals s
     WHERE s.agency_id = OLD.agency_id AND s.hazard_id = OLD.id AND s.sealed_on = OLD.sealed_on AND s.unsealed_on = OLD.unsealed_on)
  THEN
    RAISE EXCEPTION 'a seal is replaced after it came off and was copied to earlier_seals'
      USING ERRCODE = 'DK008', CONSTRAINT = 'hazards_seal_kept', TABLE = 'hazards';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_sealed_again BEFORE UPDATE OF sealed_on, unsealed_on ON hazards FOR EACH ROW
  WHEN (OLD.sealed_on IS DISTINCT FROM NEW.sealed_on AND OLD.sealed_on IS NOT NULL
     OR OLD.unsealed_on IS DISTINCT FROM NEW.unsealed_on AND OLD.unsealed_on IS NOT NULL)
  EXECUTE FUNCTION hazards_keep_seal();

-- While a safety order of the inspection is open, only a re-check that passes removes its hazards (特种设备安全监督检查办法 29).
CREATE OR REPLACE FUNCTION hazards_await_recheck() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM safety_orders o
     WHERE o.agency_id = NEW.agency_id AND o.inspection_id = NEW.inspection_id AND o.closed_on IS NULL)
  THEN
    RAISE EXCEPTION 'a safety order of the inspection is open'
      USING ERRCODE = 'DK008', CONSTRAINT = 'hazards_removed_by_recheck', TABLE = 'hazards';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_removed_after_orders BEFORE UPDATE OF removed_on ON hazards FOR EACH ROW
  WHEN (OLD.removed_on IS NULL AND NEW.removed_on IS NOT NULL) EXECUTE FUNCTION hazards_await_recheck();

-- Equipment that is out of use gets no open hazard, no open safety order and no seal.
CREATE OR REPLACE FUNCTION equipment_still_in_use() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i JOIN equipment e ON e.agency_id = i.agency_id AND e.id = i.equipment_id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id AND e.retired_on IS NOT NULL)
  THEN
    RAISE EXCEPTION 'the equipment was taken out of use'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_in_use_while_open', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_found_in_use BEFORE INSERT ON hazards FOR EACH ROW
  WHEN (NEW.removed_on IS NULL) EXECUTE FUNCTION equipment_still_in_use();
CREATE OR REPLACE TRIGGER hazards_sealed_in_use BEFORE UPDATE OF removed_on, sealed_on, unsealed_on ON hazards FOR EACH ROW
  WHEN (NEW.removed_on IS NULL AND (OLD.removed_on IS NOT NULL OR OLD.sealed_on IS DISTINCT FROM NEW.sealed_on
    OR OLD.unsealed_on IS NOT NULL AND NEW.unsealed_on IS NULL))
  EXECUTE FUNCTION equipment_still_in_use();

-- A seal put on the day on which the last one came off, or the next day, extends it; a seal is extended once (行政强制法 25). The last
-- seal is in earlier_seals by now. A second earlier seal that came off when the last one was put on means: extended already.
CREATE OR REPLACE FUNCTION hazards_extend_seal_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM earlier_seals s
       WHERE s.agency_id = OLD.agency_id AND s.hazard_id = OLD.id AND s.unsealed_on >= OLD.sealed_on - 1) > 1
  THEN
    RAISE EXCEPTION 'the seal was extended already'
      USING ERRCODE = 'DK008', CONSTRAINT = 'hazards_seal_extended_once', TABLE = 'hazards';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_sealed_at_once BEFORE UPDATE OF sealed_on, unsealed_on ON hazards FOR EACH ROW
  WHEN (OLD.unsealed_on IS NOT NULL AND NEW.unsealed_on IS DISTINCT FROM OLD.unsealed_on AND NEW.sealed_on <= OLD.unsealed_on + 1)
  EXECUTE FUNCTION hazards_extend_seal_once();

-- Seals that came off before the last one, which stands in hazards.
CREATE TABLE IF NOT EXISTS earlier_seals (
  agency_id   bigint      NOT NULL CONSTRAINT earlier_seals_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  hazard_id   bigint      NOT NULL,
  sealed_on   date        NOT NULL,
  due_on      date,
  unsealed_on date        NOT NULL,
  unsealing   text        NOT NULL CONSTRAINT earlier_seals_unsealing_said CHECK (is_said(unsealing, 2000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT earlier_seals_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT earlier_seals_version_counts CHECK (version >= 1),
  CONSTRAINT earlier_seals_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT earlier_seals_hazard_fkey FOREIGN KEY (agency_id, hazard_id) REFERENCES hazards (agency_id, id),
  CONSTRAINT earlier_seals_no_overlap EXCLUDE USING gist (agency_id WITH =, hazard_id WITH =, daterange(sealed_on, unsealed_on) WITH &&),
  CONSTRAINT earlier_seals_days_in_order CHECK (due_on >= sealed_on AND unsealed_on >= sealed_on)
);
CREATE INDEX IF NOT EXISTS earlier_seals_hazard_idx ON earlier_seals (agency_id, hazard_id, id);
COMMENT ON INDEX earlier_seals_hazard_idx IS 'hazard.earlierSeals';

CREATE TABLE IF NOT EXISTS safety_orders (
  agency_id      bigint      NOT NULL CONSTRAINT safety_orders_agency_fkey REFERENCES agencies (id),
  id             bigserial   NOT NULL,
  inspection_id  bigint      NOT NULL,
  party_id       bigint      NOT NULL,
  order_no       text        NOT NULL CONSTRAINT safety_orders_order_no_said CHECK (is_said(order_no, 128)),
  text           text        NOT NULL CONSTRAINT safety_orders_text_said CHECK (is_said(text, 4000)),
  issued_on      date        NOT NULL,
  due_on         date        NOT NULL,
  reported_on    date,
  recheck_due_on date,
  closed_on      date,
  case_id        bigint,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now() CONSTRAINT safety_orders_changed_after_created CHECK (updated_at >= created_at),
  version        integer     NOT NULL DEFAULT 1 CONSTRAINT safety_orders_version_counts CHECK (version >= 1),
  CONSTRAINT safety_orders_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT safety_orders_inspection_fkey FOREIGN KEY (agency_id, inspection_id) REFERENCES inspections (agency_id, id),
  CONSTRAINT safety_orders_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT safety_orders_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT safety_orders_order_no_key UNIQUE (agency_id, order_no),
  CONSTRAINT safety_orders_days_in_order
    CHECK (due_on >= issued_on AND reported_on >= issued_on AND recheck_due_on >= reported_on AND closed_on >= reported_on),
  CONSTRAINT safety_orders_closed_when_reported CHECK (reported_on IS NOT NULL OR closed_on IS NULL AND recheck_due_on IS NULL)
);
CREATE INDEX IF NOT EXISTS safety_orders_inspection_idx ON safety_orders (agency_id, inspection_id, id);
COMMENT ON INDEX safety_orders_inspection_idx IS 'inspection.orders';
CREATE INDEX IF NOT EXISTS safety_orders_party_idx ON safety_orders (agency_id, party_id, id);
COMMENT ON INDEX safety_orders_party_idx IS 'party.safetyOrders';
CREATE INDEX IF NOT EXISTS safety_orders_case_idx ON safety_orders (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX safety_orders_case_idx IS 'case.safetyOrders';
CREATE INDEX IF NOT EXISTS safety_orders_issued_on_idx ON safety_orders (agency_id, issued_on, id);
COMMENT ON INDEX safety_orders_issued_on_idx IS 'safetyOrders(where: {issuedOn}): the report';
CREATE INDEX IF NOT EXISTS safety_orders_open_idx ON safety_orders (agency_id, due_on, id) WHERE closed_on IS NULL;
COMMENT ON INDEX safety_orders_open_idx IS 'safetyOrders(where: {overdue}): what is late';

-- An inspection has no two open orders with the same text.
CREATE OR REPLACE FUNCTION safety_orders_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM safety_orders o
     WHERE o.agency_id = NEW.agency_id AND o.inspection_id = NEW.inspection_id AND o.text = NEW.text AND o.closed_on IS NULL)
  THEN
    RAISE EXCEPTION 'the inspection has an open order with this text'
      USING ERRCODE = 'DK008', CONSTRAINT = 'safety_orders_issued_once', TABLE = 'safety_orders';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER safety_orders_issued BEFORE INSERT ON safety_orders FOR EACH ROW
  WHEN (NEW.closed_on IS NULL) EXECUTE FUNCTION safety_orders_refuse_again();
CREATE OR REPLACE TRIGGER safety_orders_issued_in_use BEFORE INSERT ON safety_orders FOR EACH ROW
  WHEN (NEW.closed_on IS NULL) EXECUTE FUNCTION equipment_still_in_use();
CREATE OR REPLACE TRIGGER safety_orders_open_in_use BEFORE UPDATE OF closed_on ON safety_orders FOR EACH ROW
  WHEN (OLD.closed_on IS NOT NULL AND NEW.closed_on IS NULL) EXECUTE FUNCTION equipment_still_in_use();

CREATE TABLE IF NOT EXISTS rechecks (
  agency_id    bigint      NOT NULL CONSTRAINT rechecks_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  order_id     bigint      NOT NULL,
  reported_on  date        NOT NULL,
  due_on       date,
  rechecked_on date        NOT NULL,
  has_passed   boolean     NOT NULL,
  text         text        NOT NULL CONSTRAINT rechecks_text_said CHECK (is_said(text, 2000)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT rechecks_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT rechecks_version_counts CHECK (version >= 1),
  CONSTRAINT rechecks_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT rechecks_order_fkey FOREIGN KEY (agency_id, order_id) REFERENCES safety_orders (agency_id, id),
  CONSTRAINT rechecks_days_in_order CHECK (rechecked_on >= reported_on AND due_on >= reported_on)
);
CREATE INDEX IF NOT EXISTS rechecks_order_idx ON rechecks (agency_id, order_id, id);
COMMENT ON INDEX rechecks_order_idx IS 'safetyOrder.rechecks';
CREATE UNIQUE INDEX IF NOT EXISTS rechecks_one_pass ON rechecks (agency_id, order_id) WHERE has_passed;
COMMENT ON INDEX rechecks_one_pass IS 'a rule, not a query: an order has one re-check that passed';

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

SELECT grant_to_server(ARRAY['equipment', 'inspections', 'hazards', 'safety_orders']::regclass[], true);
SELECT grant_to_server(ARRAY['inspection_inspectors', 'earlier_seals', 'rechecks', 'recheck_inspectors']::regclass[], false);
