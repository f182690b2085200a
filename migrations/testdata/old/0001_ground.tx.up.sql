-- What every table stands on: the role of the server, extensions, functions that constraints call, and settings.
-- Every statement bears being run again: the mark that a migration is done is written after its transaction.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE EXTENSION IF NOT EXISTS btree_gist; -- periods that must not overlap
CREATE EXTENSION IF NOT EXISTS pg_trgm;    -- text search

-- The server works as docket_app, which owns nothing and holds the grants below. The role belongs to the whole cluster,
-- so another database may be creating it at this moment, and going down leaves it.
DO $$
BEGIN
  FOR attempt IN 1..10 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'docket_app') THEN
        CREATE ROLE docket_app NOLOGIN;
      END IF;
      IF NOT pg_has_role(current_user, 'docket_app', 'MEMBER') THEN
        GRANT docket_app TO CURRENT_USER;
      END IF;
      RETURN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation OR internal_error THEN
        IF attempt = 10 THEN
          RAISE;
        END IF;
    END;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO docket_app;

-- Text that says something, at most so many characters of it.
CREATE OR REPLACE FUNCTION is_said(said text, longest integer) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT char_length(said) <= longest AND said ~ '[^[:space:]]'
$$;

-- Unified social credit code with a right check digit (GB 32100-2015). The same rule stands in law.ValidCreditCode.
CREATE OR REPLACE FUNCTION is_social_credit_code(code text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT code ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$'
     AND strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 18, 1)) - 1 = (31 - (
           SELECT sum(weight * (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, place::integer, 1)) - 1))
           FROM unnest(ARRAY[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28]) WITH ORDINALITY AS w(weight, place)
         ) % 31) % 31
$$;

-- Tier of the official who answers for a coverage level.
CREATE OR REPLACE FUNCTION tier_of_level(level text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE level WHEN 'A' THEN 'CITY' WHEN 'B' THEN 'COUNTY' WHEN 'C' THEN 'TOWNSHIP' WHEN 'D' THEN 'VILLAGE' END
$$;

-- Guards tables that are only added to. Its argument is the name under which the refusal is known.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of % are never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'DK001', CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME;
END $$;

-- A balance is the sum of its entries. Whoever adds one locks the parent and then sums: right only where the sum sees
-- what others committed while the lock was awaited, which a snapshot taken earlier does not.
CREATE OR REPLACE FUNCTION require_fresh_snapshot() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    RAISE EXCEPTION 'ledgers are not written under repeatable read'
      USING ERRCODE = 'DK002', CONSTRAINT = 'ledger_fresh_snapshot';
  END IF;
END $$;

-- Lets the server read and add records of a table and, where asked, change all of a record but who it is.
CREATE OR REPLACE FUNCTION grant_to_server(tables regclass[], changeable boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  one regclass;
  sequence text;
  columns text;
BEGIN
  FOREACH one IN ARRAY tables LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %s TO docket_app', one);
    SELECT pg_get_serial_sequence(one::text, 'id')
      INTO sequence
      FROM pg_attribute
     WHERE attrelid = one AND attname = 'id';
    IF sequence IS NOT NULL THEN
      EXECUTE format('GRANT USAGE ON SEQUENCE %s TO docket_app', sequence);
    END IF;
    IF changeable THEN
      SELECT string_agg(quote_ident(attname), ', ')
        INTO columns
        FROM pg_attribute
       WHERE attrelid = one AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
         AND attname NOT IN ('id', 'agency_id', 'created_at');
      EXECUTE format('GRANT UPDATE (%s) ON %s TO docket_app', columns, one);
    END IF;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION grant_to_server(regclass[], boolean) FROM PUBLIC;

-- What holds for the whole deployment. The server reads it at start and does not change it.
CREATE TABLE IF NOT EXISTS settings (
  key   text NOT NULL CONSTRAINT settings_pkey PRIMARY KEY CONSTRAINT settings_key_name CHECK (key ~ '^[a-z][a-z_.]{0,62}$'),
  value text NOT NULL CONSTRAINT settings_value_said CHECK (is_said(value, 1000)),
  CONSTRAINT settings_currency_code CHECK (key <> 'currency' OR value ~ '^[A-Z]{3}$')
);
INSERT INTO settings (key, value) VALUES ('currency', 'CNY'), ('time_zone', 'Asia/Shanghai') ON CONFLICT DO NOTHING;
GRANT SELECT ON settings TO docket_app;
