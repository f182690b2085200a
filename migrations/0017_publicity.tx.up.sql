-- Decisions as they are published to the outside world.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS public_records (
  agency_id     bigint      NOT NULL CONSTRAINT public_records_agency_fkey REFERENCES agencies (id),
  id            bigserial   NOT NULL,
  decision_id   bigint      NOT NULL,
  decision_no   text        NOT NULL CONSTRAINT public_records_decision_no_said CHECK (is_said(decision_no, 128)),
  party_name    text        NOT NULL CONSTRAINT public_records_party_name_said CHECK (is_said(party_name, 200)),
  party_code    text                 CONSTRAINT public_records_party_code_said CHECK (is_said(party_code, 18)),
  violation     text        NOT NULL CONSTRAINT public_records_violation_said CHECK (is_said(violation, 2000)),
  content       text        NOT NULL CONSTRAINT public_records_content_said CHECK (is_said(content, 4000)),
  bureau        text        NOT NULL CONSTRAINT public_records_bureau_said CHECK (is_said(bureau, 200)),
  decided_on    date        NOT NULL,
  published_on  date        NOT NULL,
  shown_until   date        NOT NULL,
  taken_down_on date,
  reason        text                 CONSTRAINT public_records_reason_said CHECK (is_said(reason, 2000)),
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now() CONSTRAINT public_records_changed_after_created CHECK (updated_at >= created_at),
  version       integer     NOT NULL DEFAULT 1 CONSTRAINT public_records_version_counts CHECK (version >= 1),
  CONSTRAINT public_records_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT public_records_decision_fkey FOREIGN KEY (agency_id, decision_id) REFERENCES decisions (agency_id, id),
  CONSTRAINT public_records_decision_key UNIQUE (agency_id, decision_id), -- published once
  CONSTRAINT public_records_taken_down_with_reason CHECK ((taken_down_on IS NULL) = (reason IS NULL))
);
CREATE INDEX IF NOT EXISTS public_records_shown_until_idx ON public_records (agency_id, shown_until, id);
COMMENT ON INDEX public_records_shown_until_idx IS 'publicRecords: what is shown today';

SELECT grant_to_server(ARRAY['public_records']::regclass[], true);
