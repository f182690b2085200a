-- Follow-ups of products that failed a sampling test.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS follow_ups (
  agency_id         bigint        NOT NULL CONSTRAINT follow_ups_agency_fkey REFERENCES agencies (id),
  id                bigserial     NOT NULL,
  product           text          NOT NULL CONSTRAINT follow_ups_product_said CHECK (is_said(product, 200)),
  sample_no         text          NOT NULL CONSTRAINT follow_ups_sample_no_said CHECK (is_said(sample_no, 100)),
  failed_item       text          NOT NULL CONSTRAINT follow_ups_failed_item_said CHECK (is_said(failed_item, 500)),
  seller_id         bigint        NOT NULL,
  maker_id          bigint,
  sampled_on        date          NOT NULL,
  opened_on         date          NOT NULL,
  closed_on         date,
  outcome           text                   CONSTRAINT follow_ups_outcome_enum CHECK (outcome IN ('RECTIFIED', 'PUNISHED', 'REFERRED',
    'UNTRACEABLE')),
  referred_to       text                   CONSTRAINT follow_ups_referred_to_said CHECK (is_said(referred_to, 200)),
  recalled_quantity numeric(14,3)          CONSTRAINT follow_ups_recalled_quantity_not_negative CHECK (recalled_quantity >= 0),
  destruction_id    bigint,
  case_id           bigint,
  created_at        timestamptz   NOT NULL DEFAULT now(),
  updated_at        timestamptz   NOT NULL DEFAULT now() CONSTRAINT follow_ups_changed_after_created CHECK (updated_at >= created_at),
  version           integer       NOT NULL DEFAULT 1 CONSTRAINT follow_ups_version_counts CHECK (version >= 1),
  CONSTRAINT follow_ups_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT follow_ups_seller_fkey FOREIGN KEY (agency_id, seller_id) REFERENCES parties (agency_id, id),
  CONSTRAINT follow_ups_maker_fkey FOREIGN KEY (agency_id, maker_id) REFERENCES parties (agency_id, id),
  CONSTRAINT follow_ups_destruction_fkey FOREIGN KEY (agency_id, destruction_id) REFERENCES destructions (agency_id, id),
  CONSTRAINT follow_ups_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT follow_ups_sample_no_key UNIQUE (agency_id, sample_no),
  CONSTRAINT follow_ups_closed_with_outcome CHECK ((closed_on IS NULL) = (outcome IS NULL)),
  CONSTRAINT follow_ups_closed_after_opened CHECK (closed_on >= opened_on)
);
CREATE INDEX IF NOT EXISTS follow_ups_seller_idx ON follow_ups (agency_id, seller_id, id);
COMMENT ON INDEX follow_ups_seller_idx IS 'followUps(where: {seller})';
CREATE INDEX IF NOT EXISTS follow_ups_maker_idx ON follow_ups (agency_id, maker_id, id) WHERE maker_id IS NOT NULL;
COMMENT ON INDEX follow_ups_maker_idx IS 'followUps(where: {maker})';
CREATE INDEX IF NOT EXISTS follow_ups_destruction_idx ON follow_ups (agency_id, destruction_id, id) WHERE destruction_id IS NOT NULL;
COMMENT ON INDEX follow_ups_destruction_idx IS 'destruction.followUps';
CREATE INDEX IF NOT EXISTS follow_ups_case_idx ON follow_ups (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX follow_ups_case_idx IS 'case.followUps';
CREATE INDEX IF NOT EXISTS follow_ups_opened_on_idx ON follow_ups (agency_id, opened_on, id);
COMMENT ON INDEX follow_ups_opened_on_idx IS 'followUps(where: {openedOn}): the report';

CREATE TABLE IF NOT EXISTS follow_up_steps (
  agency_id      bigint        NOT NULL CONSTRAINT follow_up_steps_agency_fkey REFERENCES agencies (id),
  id             bigserial     NOT NULL,
  follow_up_id   bigint        NOT NULL,
  kind           text          NOT NULL CONSTRAINT follow_up_steps_kind_enum CHECK (kind IN ('NOTIFIED', 'SALE_STOPPED', 'RECALLED',
    'TRACED', 'DESTROYED', 'CHECKED')),
  taken_on       date          NOT NULL,
  text           text                   CONSTRAINT follow_up_steps_text_said CHECK (is_said(text, 2000)),
  quantity       numeric(14,3)          CONSTRAINT follow_up_steps_quantity_positive CHECK (quantity > 0),
  destruction_id bigint,
  created_at     timestamptz   NOT NULL DEFAULT now(),
  updated_at     timestamptz   NOT NULL DEFAULT now() CONSTRAINT follow_up_steps_changed_after_created CHECK (updated_at >= created_at),
  version        integer       NOT NULL DEFAULT 1 CONSTRAINT follow_up_steps_version_counts CHECK (version >= 1),
  CONSTRAINT follow_up_steps_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT follow_up_steps_follow_up_fkey FOREIGN KEY (agency_id, follow_up_id) REFERENCES follow_ups (agency_id, id),
  CONSTRAINT follow_up_steps_destruction_fkey FOREIGN KEY (agency_id, destruction_id) REFERENCES destructions (agency_id, id)
);
CREATE INDEX IF NOT EXISTS follow_up_steps_follow_up_idx ON follow_up_steps (agency_id, follow_up_id, id);
COMMENT ON INDEX follow_up_steps_follow_up_idx IS 'followUp.steps';
CREATE INDEX IF NOT EXISTS follow_up_steps_destruction_idx ON follow_up_steps (agency_id, destruction_id, id)
  WHERE destruction_id IS NOT NULL;
COMMENT ON INDEX follow_up_steps_destruction_idx IS 'followUpSteps(where: {destruction})';

-- A step is taken while the follow-up is open, and each destruction is a step only once.
CREATE OR REPLACE FUNCTION follow_up_steps_in_time() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM follow_ups f
     WHERE f.agency_id = NEW.agency_id AND f.id = NEW.follow_up_id AND (NEW.taken_on < f.opened_on OR NEW.taken_on > f.closed_on))
  THEN
    RAISE EXCEPTION 'the step is before the follow-up was opened or after it was closed'
      USING ERRCODE = 'DK008', CONSTRAINT = 'follow_up_steps_while_open', TABLE = 'follow_up_steps';
  END IF;
  IF EXISTS (
    SELECT FROM follow_up_steps s
     WHERE s.agency_id = NEW.agency_id AND s.follow_up_id = NEW.follow_up_id AND s.destruction_id = NEW.destruction_id)
  THEN
    RAISE EXCEPTION 'the destruction is a step already'
      USING ERRCODE = 'DK008', CONSTRAINT = 'follow_up_steps_destroyed_once', TABLE = 'follow_up_steps';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER follow_up_steps_taken BEFORE INSERT ON follow_up_steps
  FOR EACH ROW EXECUTE FUNCTION follow_up_steps_in_time();

SELECT grant_to_server(ARRAY['follow_ups']::regclass[], true);
SELECT grant_to_server(ARRAY['follow_up_steps']::regclass[], false);
