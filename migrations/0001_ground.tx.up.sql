-- What all other migrations need: the extensions, the server's role, and the functions that tables of every subject call.

-- README.md says why every file begins with these two settings, and why every statement can be run again.
SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE EXTENSION IF NOT EXISTS btree_gist; -- for periods that must not overlap
CREATE EXTENSION IF NOT EXISTS pg_trgm;    -- for text search

-- The server works as role docket_app, which owns nothing and has only the rights that migrations grant. The role belongs to the
-- whole cluster: a migration of another database may create it at the same moment, and a migration down does not drop it.
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

-- is_said accepts a text of 1 to max_length characters that neither begins nor ends with white space and has no invisible character.
-- A text of more than 500 characters is prose and may hold joiners, which emoji need. A text of at most 128 characters is a number,
-- a code or a unit and must not hold full-width digits or letters. Package db checks the same; a test compares the two.
-- NULL gives NULL. The function is not STRICT, so that Postgres inlines it into a CHECK.
CREATE OR REPLACE FUNCTION is_said(content text, max_length integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT char_length(content) <= max_length AND content <> ''
     AND content !~ '^[\u0009-\u000D \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]' -- white space at the beginning
                    '|[\u0009-\u000D \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]$' -- white space at the end
                    '|[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]' -- control characters but tab and line ends
                    '|[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164]' -- invisible
                    '|[\uFEFF\uFFA0\uFFF9-\uFFFB\U0001D173-\U0001D17A\U000E0000-\U000E007F]' -- invisible
     AND (max_length > 500 OR content !~ '[\u200C\u200D]') -- joiners
     AND (max_length > 128 OR content !~ '[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]') -- full-width digits and letters
$$;

-- is_social_credit_code accepts a unified social credit code with the right check digit (GB 32100-2015), as law.ValidCreditCode does.
CREATE OR REPLACE FUNCTION is_social_credit_code(code text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT code ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$'
     AND strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 18, 1)) - 1 = (31 - (
           SELECT sum(weight * (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, place::integer, 1)) - 1))
           FROM unnest(ARRAY[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28]) WITH ORDINALITY AS w(weight, place)
         ) % 31) % 31
$$;

-- refuse_change refuses every change of a table that is only added to. Its argument is the constraint name of the refusal.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of % are never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'DK001', CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME;
END $$;

-- require_fresh_snapshot refuses to add to a ledger under REPEATABLE READ. A ledger locks its parent row and then sums its entries:
-- the sum must see entries that others committed while this transaction waited for the lock, and an earlier snapshot does not.
CREATE OR REPLACE FUNCTION require_fresh_snapshot() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    RAISE EXCEPTION 'a ledger is not written under REPEATABLE READ'
      USING ERRCODE = 'DK002', CONSTRAINT = 'ledger_fresh_snapshot';
  END IF;
END $$;

-- grant_to_server lets the server read and add rows of tables; where changeable, also update every column but id, agency_id and
-- created_at. Nobody but the owner may call it. A column that a later migration adds needs its own GRANT UPDATE (column).
CREATE OR REPLACE FUNCTION grant_to_server(tables regclass[], changeable boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  target regclass;
  sequence text;
  columns text;
BEGIN
  FOREACH target IN ARRAY tables LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %s TO docket_app', target);
    SELECT pg_get_serial_sequence(target::text, 'id')
      INTO sequence
      FROM pg_attribute
     WHERE attrelid = target AND attname = 'id';
    IF sequence IS NOT NULL THEN
      EXECUTE format('GRANT USAGE ON SEQUENCE %s TO docket_app', sequence);
    END IF;
    IF changeable THEN
      SELECT string_agg(quote_ident(attname), ', ')
        INTO columns
        FROM pg_attribute
       WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
         AND attname NOT IN ('id', 'agency_id', 'created_at');
      EXECUTE format('GRANT UPDATE (%s) ON %s TO docket_app', columns, target);
    END IF;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION grant_to_server(regclass[], boolean) FROM PUBLIC;

-- change_enum adds a value at the end of each named CHECK constraint of the form column IN (…), or removes it. The new constraint is
-- NOT VALID, so that the table is locked for a moment only; ALTER TABLE … VALIDATE CONSTRAINT must follow in a later transaction.
-- A constraint that already has the value, or lacks the value to remove, stays as it is. Nobody but the owner may call it.
CREATE OR REPLACE FUNCTION change_enum(constraints text[], add text DEFAULT NULL, remove text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  name text;
  target regclass;
  definition text;
  old_values text[];
  new_values text[];
BEGIN
  FOREACH name IN ARRAY constraints LOOP
    SELECT conrelid::regclass, pg_get_constraintdef(oid) INTO STRICT target, definition
      FROM pg_constraint
     WHERE conname = name AND connamespace = 'public'::regnamespace;
    old_values := ARRAY(SELECT value[1] FROM regexp_matches(definition, '''(\w+)''::text', 'g') AS value);
    new_values := array_remove(old_values, remove);
    IF add <> ALL (new_values) THEN
      new_values := new_values || add;
    END IF;
    IF new_values <> old_values THEN
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I CHECK (%I IN (%s)) NOT VALID', target, name,
        substring(definition FROM '\((\w+) = ANY'), (SELECT string_agg(quote_literal(value), ', ') FROM unnest(new_values) AS value));
    END IF;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION change_enum(text[], text, text) FROM PUBLIC;
