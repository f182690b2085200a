-- The log of access: who did what how often on a day.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS access_events (
  agency_id   bigint      NOT NULL CONSTRAINT access_events_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  day         date        NOT NULL,
  caller      text        NOT NULL CONSTRAINT access_events_caller_bounded CHECK (char_length(caller) BETWEEN 1 AND 300),
  caller_name text                 CONSTRAINT access_events_caller_name_bounded CHECK (char_length(caller_name) BETWEEN 1 AND 300),
  role        text                 CONSTRAINT access_events_role_enum CHECK (role IN ('DASHBOARD', 'LEGAL', 'AUDITOR', 'ADMIN')),
  kind        text        NOT NULL CONSTRAINT access_events_kind_enum CHECK (kind IN ('SIGN_IN', 'SIGN_OUT', 'OPERATION', 'REFUSED',
    'REVEALED')),
  operation   text                 CONSTRAINT access_events_operation_said CHECK (is_said(operation, 100)),
  code        text                 CONSTRAINT access_events_code_said CHECK (is_said(code, 100)),
  count       integer     NOT NULL CONSTRAINT access_events_count_positive CHECK (count > 0),
  first_at    timestamptz NOT NULL,
  last_at     timestamptz NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT access_events_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT access_events_version_counts CHECK (version >= 1),
  CONSTRAINT access_events_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT access_events_added_up UNIQUE NULLS NOT DISTINCT (agency_id, day, caller, role, kind, operation, code),
  CONSTRAINT access_events_times_in_order CHECK (last_at >= first_at),
  CONSTRAINT access_events_refused_with_code CHECK ((kind = 'REFUSED') = (code IS NOT NULL))
);
COMMENT ON COLUMN access_events.role IS 'Null for who was not recognised, and for the public.';
CREATE INDEX IF NOT EXISTS access_events_last_at_idx ON access_events (agency_id, last_at, id);
COMMENT ON INDEX access_events_last_at_idx IS 'accessEvents(orderBy: {lastAt: DESC}): auditors';

-- What was counted stays counted: a row changes only by higher counts.
CREATE OR REPLACE FUNCTION access_events_only_grow() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.count < OLD.count OR NEW.first_at > OLD.first_at OR NEW.last_at < OLD.last_at THEN
    RAISE EXCEPTION 'a count of accesses does not fall'
      USING ERRCODE = 'DK001', CONSTRAINT = 'access_events_only_grow', TABLE = 'access_events';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER access_events_only_grow BEFORE UPDATE ON access_events
  FOR EACH ROW EXECUTE FUNCTION access_events_only_grow();

SELECT grant_to_server(ARRAY['access_events']::regclass[], false);
GRANT UPDATE (caller_name, count, first_at, last_at, updated_at, version) ON access_events TO docket_app;
