-- Who may do what: accounts, their tokens, and the sessions of browsers.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS accounts (
  agency_id    bigint      NOT NULL CONSTRAINT accounts_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  subject      text                 CONSTRAINT accounts_subject_said CHECK (is_said(subject, 255)),
  name         text        NOT NULL CONSTRAINT accounts_name_said CHECK (is_said(name, 200)),
  role         text        NOT NULL CONSTRAINT accounts_role_enum CHECK (role IN ('DASHBOARD', 'LEGAL', 'AUDITOR', 'ADMIN')),
  unit_id      bigint,
  officer_id   bigint,
  valid_from   date        NOT NULL,
  valid_until  date,
  withdrawn_at timestamptz,
  withdrawal   text                 CONSTRAINT accounts_withdrawal_said CHECK (is_said(withdrawal, 2000)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT accounts_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT accounts_version_counts CHECK (version >= 1),
  CONSTRAINT accounts_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT accounts_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT accounts_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id),
  CONSTRAINT accounts_valid_in_order CHECK (valid_until >= valid_from),
  CONSTRAINT accounts_withdrawn_with_reason CHECK ((withdrawn_at IS NULL) = (withdrawal IS NULL)),
  CONSTRAINT accounts_unit_of_legal CHECK (role = 'LEGAL' OR (unit_id IS NULL AND officer_id IS NULL))
);
COMMENT ON COLUMN accounts.subject IS 'The claim sub of the identity provider; null for a service account, which has tokens only.';
CREATE UNIQUE INDEX IF NOT EXISTS accounts_subject_key ON accounts (agency_id, subject, role) WHERE withdrawn_at IS NULL;
COMMENT ON INDEX accounts_subject_key IS 'one account per person, role and agency';
CREATE INDEX IF NOT EXISTS accounts_subject_idx ON accounts (subject, id) WHERE withdrawn_at IS NULL;
COMMENT ON INDEX accounts_subject_idx IS 'the recognition of a person, who may have accounts at several agencies';
CREATE INDEX IF NOT EXISTS accounts_unit_idx ON accounts (agency_id, unit_id, id);
COMMENT ON INDEX accounts_unit_idx IS 'accounts(where: {unit})';
CREATE INDEX IF NOT EXISTS accounts_officer_idx ON accounts (agency_id, officer_id, id);
COMMENT ON INDEX accounts_officer_idx IS 'accounts(where: {officer})';

-- Of a token's secret only the SHA-256 is kept. The secret has 260 random bits, so that a slow hash would protect nothing.
CREATE TABLE IF NOT EXISTS access_tokens (
  agency_id     bigint      NOT NULL CONSTRAINT access_tokens_agency_fkey REFERENCES agencies (id),
  id            bigserial   NOT NULL,
  account_id    bigint      NOT NULL,
  name          text        NOT NULL CONSTRAINT access_tokens_name_said CHECK (is_said(name, 200)),
  secret_sha256 bytea       NOT NULL CONSTRAINT access_tokens_secret_sha256_length CHECK (octet_length(secret_sha256) = 32),
  expires_at    timestamptz NOT NULL,
  revoked_at    timestamptz,
  last_used_at  timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now() CONSTRAINT access_tokens_changed_after_created CHECK (updated_at >= created_at),
  version       integer     NOT NULL DEFAULT 1 CONSTRAINT access_tokens_version_counts CHECK (version >= 1),
  CONSTRAINT access_tokens_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT access_tokens_account_fkey FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id),
  CONSTRAINT access_tokens_expires_in_a_year CHECK (expires_at > created_at AND expires_at <= created_at + interval '8784 hours')
);
CREATE INDEX IF NOT EXISTS access_tokens_account_idx ON access_tokens (agency_id, account_id, id);
COMMENT ON INDEX access_tokens_account_idx IS 'account.tokens';

-- A session belongs to a person whom the identity provider signed in, who may have accounts at several agencies. The cookie's
-- token is kept as its SHA-256. A session that ended is kept without its data.
CREATE TABLE IF NOT EXISTS sessions (
  token_sha256 text        NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
  subject      text        NOT NULL CONSTRAINT sessions_subject_said CHECK (is_said(subject, 255)),
  data         bytea       NOT NULL CONSTRAINT sessions_data_bounded CHECK (octet_length(data) <= 8192),
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  CONSTRAINT sessions_ended_without_data CHECK (ended_at IS NULL OR data = '')
);
CREATE INDEX IF NOT EXISTS sessions_subject_idx ON sessions (subject) WHERE ended_at IS NULL;
COMMENT ON INDEX sessions_subject_idx IS 'sign out everywhere';

SELECT grant_to_server(ARRAY['accounts']::regclass[], true);
SELECT grant_to_server(ARRAY['access_tokens']::regclass[], false);
GRANT UPDATE (revoked_at, last_used_at, updated_at, version) ON access_tokens TO docket_app;
GRANT SELECT, INSERT, UPDATE (data, expires_at, ended_at) ON sessions TO docket_app;
