-- Goods taken in cases, the ledger of their movements, and the events at which they were destroyed.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS goods_lots (
  agency_id  bigint        NOT NULL CONSTRAINT goods_lots_agency_fkey REFERENCES agencies (id),
  id         bigserial     NOT NULL,
  case_id    bigint        NOT NULL,
  seizure_id bigint,
  name       text          NOT NULL CONSTRAINT goods_lots_name_said CHECK (is_said(name, 200)),
  field      text          NOT NULL CONSTRAINT goods_lots_field_enum CHECK (field IN ('FOOD', 'DRUG', 'MEDICAL_DEVICE', 'COSMETICS',
    'SPECIAL_EQUIPMENT', 'METROLOGY', 'PRODUCT_QUALITY', 'PRICE', 'ADVERTISING', 'UNFAIR_COMPETITION', 'INTELLECTUAL_PROPERTY',
    'CONSUMER_RIGHTS', 'REGISTRATION', 'OTHER')),
  quantity   numeric(14,3) NOT NULL CONSTRAINT goods_lots_quantity_positive CHECK (quantity > 0),
  unit       text          NOT NULL CONSTRAINT goods_lots_unit_said CHECK (is_said(unit, 20)),
  value      numeric(14,2)          CONSTRAINT goods_lots_value_not_negative CHECK (value >= 0),
  condition  text                   CONSTRAINT goods_lots_condition_said CHECK (is_said(condition, 500)),
  stored_at  text                   CONSTRAINT goods_lots_stored_at_said CHECK (is_said(stored_at, 500)),
  created_at timestamptz   NOT NULL DEFAULT now(),
  updated_at timestamptz   NOT NULL DEFAULT now() CONSTRAINT goods_lots_changed_after_created CHECK (updated_at >= created_at),
  version    integer       NOT NULL DEFAULT 1 CONSTRAINT goods_lots_version_counts CHECK (version >= 1),
  CONSTRAINT goods_lots_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT goods_lots_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT goods_lots_seizure_fkey FOREIGN KEY (agency_id, seizure_id) REFERENCES seizures (agency_id, id)
);
CREATE INDEX IF NOT EXISTS goods_lots_case_idx ON goods_lots (agency_id, case_id, id);
COMMENT ON INDEX goods_lots_case_idx IS 'case.goodsLots';
CREATE INDEX IF NOT EXISTS goods_lots_field_idx ON goods_lots (agency_id, field, id);
COMMENT ON INDEX goods_lots_field_idx IS 'goodsLots(where: {field}): the storekeeper, auditors';
CREATE INDEX IF NOT EXISTS goods_lots_name_characters_idx ON goods_lots USING gin (string_to_array(lower(name), NULL));
COMMENT ON INDEX goods_lots_name_characters_idx IS 'goodsLots(where: {name: {contains}}): legal staff search by a part of a name';
CREATE INDEX IF NOT EXISTS goods_lots_name_trigrams_idx ON goods_lots USING gin (name gin_trgm_ops);
COMMENT ON INDEX goods_lots_name_trigrams_idx IS 'goodsLots(where: {name: {contains}}): Latin words of three letters or more';
CREATE INDEX IF NOT EXISTS goods_lots_seizure_idx ON goods_lots (agency_id, seizure_id, id) WHERE seizure_id IS NOT NULL;
COMMENT ON INDEX goods_lots_seizure_idx IS 'seizure.goodsLots';

-- The quantity of a lot is never below what was confiscated of it.
CREATE OR REPLACE FUNCTION goods_lots_hold_confiscated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(m.quantity) FROM goods_movements m
       WHERE m.agency_id = NEW.agency_id AND m.lot_id = NEW.id AND m.kind = 'CONFISCATE') > NEW.quantity THEN
    RAISE EXCEPTION 'the lot would hold less than was confiscated'
      USING ERRCODE = 'DK006', CONSTRAINT = 'goods_movements_within_lot', TABLE = 'goods_movements';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER goods_lots_stock BEFORE UPDATE OF quantity ON goods_lots
  FOR EACH ROW EXECUTE FUNCTION goods_lots_hold_confiscated();

CREATE TABLE IF NOT EXISTS destructions (
  agency_id    bigint      NOT NULL CONSTRAINT destructions_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  destroyed_on date        NOT NULL,
  place        text        NOT NULL CONSTRAINT destructions_place_said CHECK (is_said(place, 500)),
  method       text        NOT NULL CONSTRAINT destructions_method_enum CHECK (method IN ('INCINERATION', 'BURIAL', 'CRUSHING',
    'PULPING', 'CHEMICAL', 'OTHER')),
  contractor   text                 CONSTRAINT destructions_contractor_said CHECK (is_said(contractor, 200)),
  approved_by  text        NOT NULL CONSTRAINT destructions_approved_by_said CHECK (is_said(approved_by, 200)),
  record_no    text                 CONSTRAINT destructions_record_no_said CHECK (is_said(record_no, 128)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT destructions_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT destructions_version_counts CHECK (version >= 1),
  CONSTRAINT destructions_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX IF NOT EXISTS destructions_destroyed_on_idx ON destructions (agency_id, destroyed_on, id);
COMMENT ON INDEX destructions_destroyed_on_idx IS 'destructions(where: {destroyedOn}, orderBy: {destroyedOn}): the report';

CREATE TABLE IF NOT EXISTS destruction_supervisors (
  agency_id      bigint NOT NULL CONSTRAINT destruction_supervisors_agency_fkey REFERENCES agencies (id),
  destruction_id bigint NOT NULL,
  officer_id     bigint NOT NULL,
  CONSTRAINT destruction_supervisors_pkey PRIMARY KEY (agency_id, destruction_id, officer_id),
  CONSTRAINT destruction_supervisors_destruction_fkey FOREIGN KEY (agency_id, destruction_id) REFERENCES destructions (agency_id, id),
  CONSTRAINT destruction_supervisors_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id)
);
CREATE INDEX IF NOT EXISTS destruction_supervisors_officer_idx ON destruction_supervisors (agency_id, officer_id, destruction_id);
COMMENT ON INDEX destruction_supervisors_officer_idx IS 'destructions(where: {supervisors: {some}})';

CREATE TABLE IF NOT EXISTS goods_movements (
  agency_id      bigint        NOT NULL CONSTRAINT goods_movements_agency_fkey REFERENCES agencies (id),
  id             bigserial     NOT NULL,
  lot_id         bigint        NOT NULL,
  kind           text          NOT NULL CONSTRAINT goods_movements_kind_enum CHECK (kind IN ('SEAL', 'SEIZE', 'RELEASE', 'SAMPLE',
    'CONFISCATE', 'TRANSFER', 'AUCTION', 'DESTROY', 'STORE', 'RETURN')),
  quantity       numeric(14,3) NOT NULL CONSTRAINT goods_movements_quantity_positive CHECK (quantity > 0),
  moved_on       date          NOT NULL,
  destruction_id bigint,
  place          text                   CONSTRAINT goods_movements_place_said CHECK (is_said(place, 500)),
  handler_id     bigint,
  proceeds       numeric(14,2),
  note           text                   CONSTRAINT goods_movements_note_said CHECK (is_said(note, 2000)),
  created_at     timestamptz   NOT NULL DEFAULT now(),
  updated_at     timestamptz   NOT NULL DEFAULT now() CONSTRAINT goods_movements_changed_after_created CHECK (updated_at >= created_at),
  version        integer       NOT NULL DEFAULT 1 CONSTRAINT goods_movements_version_counts CHECK (version >= 1),
  CONSTRAINT goods_movements_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT goods_movements_lot_fkey FOREIGN KEY (agency_id, lot_id) REFERENCES goods_lots (agency_id, id),
  CONSTRAINT goods_movements_destruction_fkey FOREIGN KEY (agency_id, destruction_id) REFERENCES destructions (agency_id, id),
  CONSTRAINT goods_movements_handler_fkey FOREIGN KEY (agency_id, handler_id) REFERENCES officers (agency_id, id),
  CONSTRAINT goods_movements_destruction_fits_kind CHECK ((kind = 'DESTROY') = (destruction_id IS NOT NULL)),
  CONSTRAINT goods_movements_proceeds_of_auction CHECK (proceeds IS NULL OR kind = 'AUCTION' AND proceeds >= 0)
);
CREATE INDEX IF NOT EXISTS goods_movements_lot_idx ON goods_movements (agency_id, lot_id, id) INCLUDE (kind, quantity);
COMMENT ON INDEX goods_movements_lot_idx IS 'goodsLot.movements, quantityConfiscated, quantityHeld, quantityDestroyed';
CREATE INDEX IF NOT EXISTS goods_movements_destruction_idx ON goods_movements (agency_id, destruction_id, id) INCLUDE (quantity)
  WHERE destruction_id IS NOT NULL;
COMMENT ON INDEX goods_movements_destruction_idx IS 'destruction.movements, destruction.quantity';
CREATE INDEX IF NOT EXISTS goods_movements_kind_idx ON goods_movements (agency_id, kind, moved_on, id);
COMMENT ON INDEX goods_movements_kind_idx IS 'goodsMovements(where: {kind, movedOn}): auditors look for what was confiscated or destroyed';
CREATE INDEX IF NOT EXISTS goods_movements_handler_idx ON goods_movements (agency_id, handler_id, id) WHERE handler_id IS NOT NULL;
COMMENT ON INDEX goods_movements_handler_idx IS 'goodsMovements(where: {handler}): what an officer took over';

-- Of a lot, not more is sealed and seized than its quantity; nor more released, sampled and confiscated; nor more destroyed,
-- auctioned, handed over and returned than was confiscated. Writers of one lot wait for each other.
CREATE OR REPLACE FUNCTION goods_movements_keep_stock() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  lot_quantity numeric;
  seized numeric;
  released numeric;
  confiscated numeric;
  disposed numeric;
BEGIN
  PERFORM require_fresh_snapshot();
  SELECT l.quantity INTO lot_quantity FROM goods_lots l WHERE l.agency_id = NEW.agency_id AND l.id = NEW.lot_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key refuses the row
  END IF;
  SELECT coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE')), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')), 0)
    INTO seized, released, confiscated, disposed
    FROM goods_movements m
   WHERE m.agency_id = NEW.agency_id AND m.lot_id = NEW.lot_id;
  IF NEW.kind IN ('SEAL', 'SEIZE') AND seized + NEW.quantity > lot_quantity
     OR NEW.kind IN ('CONFISCATE', 'RELEASE', 'SAMPLE') AND released + confiscated + NEW.quantity > lot_quantity THEN
    RAISE EXCEPTION 'more would be taken or released than the lot holds'
      USING ERRCODE = 'DK006', CONSTRAINT = 'goods_movements_within_lot', TABLE = 'goods_movements';
  END IF;
  IF NEW.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN') AND disposed + NEW.quantity > confiscated THEN
    RAISE EXCEPTION 'more would leave the store than was confiscated'
      USING ERRCODE = 'DK006', CONSTRAINT = 'goods_movements_within_confiscated', TABLE = 'goods_movements';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER goods_movements_stock BEFORE INSERT ON goods_movements
  FOR EACH ROW EXECUTE FUNCTION goods_movements_keep_stock();
CREATE OR REPLACE TRIGGER goods_movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON goods_movements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('goods_movements_append_only');

SELECT grant_to_server(ARRAY['goods_lots']::regclass[], true);
SELECT grant_to_server(ARRAY['destructions', 'destruction_supervisors', 'goods_movements']::regclass[], false);
