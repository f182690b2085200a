-- Complaints and reports, and who made them.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS complaints (
  agency_id            bigint        NOT NULL CONSTRAINT complaints_agency_fkey REFERENCES agencies (id),
  id                   bigserial     NOT NULL,
  complaint_no         text          NOT NULL CONSTRAINT complaints_complaint_no_said CHECK (is_said(complaint_no, 128)),
  channel              text          NOT NULL CONSTRAINT complaints_channel_enum CHECK (channel IN ('HOTLINE_12315', 'HOTLINE_12345',
    'LETTER', 'VISIT', 'PETITION', 'OTHER')),
  kind                 text          NOT NULL CONSTRAINT complaints_kind_enum CHECK (kind IN ('COMPLAINT', 'REPORT')),
  object               text          NOT NULL CONSTRAINT complaints_object_enum CHECK (object IN ('FOOD', 'CATERING', 'CLOTHING',
    'APPLIANCE', 'VEHICLE', 'HOUSING', 'PREPAID', 'ONLINE', 'MEDICAL', 'SERVICE', 'OTHER')),
  issue                text          NOT NULL CONSTRAINT complaints_issue_enum CHECK (issue IN ('QUALITY', 'SAFETY', 'PRICE',
    'ADVERTISING', 'CONTRACT', 'AFTER_SALE', 'COUNTERFEIT', 'OTHER')),
  text                 text          NOT NULL CONSTRAINT complaints_text_said CHECK (is_said(text, 4000)),
  is_named             boolean       NOT NULL DEFAULT false,
  unit_id              bigint,
  party_id             bigint,
  business_id          bigint,
  received_at          timestamptz   NOT NULL,
  received_on          date          NOT NULL,
  acknowledge_by       date,
  acknowledged_at      timestamptz,
  acknowledged_in_time boolean,
  accept_by            date,
  accepted_at          timestamptz,
  accepted_in_time     boolean,
  refused_at           timestamptz,
  refusal              text                   CONSTRAINT complaints_refusal_said CHECK (is_said(refusal, 2000)),
  mediate_by           date,
  mediate_article      text                   CONSTRAINT complaints_mediate_article_said CHECK (is_said(mediate_article, 200)),
  mediated_in_time     boolean,
  check_by             date,
  decided_on           date,
  tell_by              date,
  tell_article         text                   CONSTRAINT complaints_tell_article_said CHECK (is_said(tell_article, 200)),
  told_at              timestamptz,
  told_in_time         boolean,
  close_by             date,
  closed_at            timestamptz,
  closed_in_time       boolean,
  result               text                   CONSTRAINT complaints_result_enum CHECK (result IN ('MEDIATED', 'FAILED', 'WITHDRAWN',
    'REFUSED', 'CASE_FILED', 'NO_VIOLATION', 'REFERRED', 'MERGED')),
  recovered_amount     numeric(14,2) NOT NULL CONSTRAINT complaints_recovered_amount_not_negative CHECK (recovered_amount >= 0),
  satisfaction         text                   CONSTRAINT complaints_satisfaction_enum CHECK (satisfaction IN ('SATISFIED', 'NEUTRAL',
    'DISSATISFIED')),
  merged_into_id       bigint,
  case_id              bigint,
  reopening            text                   CONSTRAINT complaints_reopening_said CHECK (is_said(reopening, 2000)),
  created_at           timestamptz   NOT NULL DEFAULT now(),
  updated_at           timestamptz   NOT NULL DEFAULT now() CONSTRAINT complaints_changed_after_created CHECK (updated_at >= created_at),
  version              integer       NOT NULL DEFAULT 1 CONSTRAINT complaints_version_counts CHECK (version >= 1),
  CONSTRAINT complaints_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT complaints_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT complaints_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT complaints_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT complaints_merged_into_fkey FOREIGN KEY (agency_id, merged_into_id) REFERENCES complaints (agency_id, id),
  CONSTRAINT complaints_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT complaints_complaint_no_key UNIQUE (agency_id, complaint_no),
  CONSTRAINT complaints_refused_with_reason CHECK ((refused_at IS NULL) = (refusal IS NULL)),
  CONSTRAINT complaints_in_order CHECK (acknowledged_at >= received_at AND accepted_at >= received_at AND closed_at >= received_at),
  CONSTRAINT complaints_closed_with_result
    CHECK ((closed_at IS NULL) = (result IS NULL) AND (closed_in_time IS NULL OR closed_at IS NOT NULL)),
  CONSTRAINT complaints_acknowledged_in_time_told CHECK (acknowledged_in_time IS NULL OR acknowledged_at IS NOT NULL),
  CONSTRAINT complaints_told_when_named CHECK (is_named OR (tell_by IS NULL AND told_at IS NULL)),
  CONSTRAINT complaints_told_in_time_told CHECK (told_in_time IS NULL OR told_at IS NOT NULL),
  CONSTRAINT complaints_checked_when_report CHECK (check_by IS NULL OR (kind <> 'COMPLAINT' AND check_by > received_on)),
  CONSTRAINT complaints_decided_when_report CHECK (decided_on IS NULL OR (kind <> 'COMPLAINT' AND decided_on >= received_on)),
  -- No time zone begins a day more than 14 hours before UTC does.
  CONSTRAINT complaints_told_once_decided CHECK ((tell_article IS NULL OR decided_on IS NOT NULL)
    AND told_at >= decided_on::timestamp AT TIME ZONE 'UTC' - interval '14 hours'),
  CONSTRAINT complaints_closed_last CHECK (closed_at >= acknowledged_at AND closed_at >= accepted_at AND closed_at >= refused_at)
);
CREATE INDEX IF NOT EXISTS complaints_unit_idx ON complaints (agency_id, unit_id, id) WHERE unit_id IS NOT NULL;
COMMENT ON INDEX complaints_unit_idx IS 'complaints(where: {unit})';
CREATE INDEX IF NOT EXISTS complaints_party_idx ON complaints (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX complaints_party_idx IS 'party.complaints';
CREATE INDEX IF NOT EXISTS complaints_business_idx ON complaints (agency_id, business_id, id) WHERE business_id IS NOT NULL;
COMMENT ON INDEX complaints_business_idx IS 'foodBusiness.complaints';
CREATE INDEX IF NOT EXISTS complaints_merged_into_idx ON complaints (agency_id, merged_into_id, id) WHERE merged_into_id IS NOT NULL;
COMMENT ON INDEX complaints_merged_into_idx IS 'complaint.merged';
CREATE INDEX IF NOT EXISTS complaints_case_idx ON complaints (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX complaints_case_idx IS 'case.complaints';
CREATE INDEX IF NOT EXISTS complaints_received_on_idx ON complaints (agency_id, received_on, id);
COMMENT ON INDEX complaints_received_on_idx IS 'complaints(where: {receivedOn}): the report, dashboards';
CREATE INDEX IF NOT EXISTS complaints_open_idx ON complaints (agency_id, close_by, id) WHERE closed_at IS NULL;
COMMENT ON INDEX complaints_open_idx IS 'complaints(where: {closedAt: {isNull: true}}, orderBy: {closeBy}): the desk';
CREATE INDEX IF NOT EXISTS complaints_tell_idx ON complaints (agency_id, tell_by, id) WHERE tell_by IS NOT NULL AND told_at IS NULL;
COMMENT ON INDEX complaints_tell_idx IS 'complaints(where: {tellBy, toldAt: {isNull: true}}): which reporters must be told next';

-- Who made a complaint or a report. It is apart from complaints, because nobody who reads them may see it (投诉举报办法 33).
CREATE TABLE IF NOT EXISTS complaint_reporters (
  agency_id    bigint NOT NULL CONSTRAINT complaint_reporters_agency_fkey REFERENCES agencies (id),
  complaint_id bigint NOT NULL,
  name         text   NOT NULL CONSTRAINT complaint_reporters_name_said CHECK (is_said(name, 200)),
  contact      text   NOT NULL CONSTRAINT complaint_reporters_contact_said CHECK (is_said(contact, 500)),
  tells        text[] NOT NULL DEFAULT '{}', -- what in a text would name this person; package db works it out
  CONSTRAINT complaint_reporters_pkey PRIMARY KEY (agency_id, complaint_id),
  CONSTRAINT complaint_reporters_complaint_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaints (agency_id, id)
);

-- tells_reporter gives the number, from 1, of the first text that names or contacts somebody who made a complaint; NULL where none does.
-- It looks at the given complaints, at those behind the given clues and cases, and at all that were merged with one of these. The
-- server may call it, but may not read who made a complaint (投诉举报办法 33).
CREATE OR REPLACE FUNCTION tells_reporter(agency bigint, complaint_ids bigint[], clue_ids bigint[], case_ids bigint[], texts text[])
RETURNS integer
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN -- plpgsql, not sql: the query is planned once per session
  RETURN (
    WITH named AS (
      SELECT id FROM complaints WHERE agency_id = agency AND id = ANY (complaint_ids)
      UNION SELECT id FROM complaints WHERE agency_id = agency AND case_id = ANY (case_ids)
      UNION SELECT complaint_id FROM clues WHERE agency_id = agency AND id = ANY (clue_ids) AND complaint_id IS NOT NULL
      UNION SELECT complaint_id FROM clues WHERE agency_id = agency AND case_id = ANY (case_ids) AND complaint_id IS NOT NULL
    ), heads AS (
      SELECT DISTINCT coalesce(c.merged_into_id, c.id) AS id FROM named JOIN complaints c ON c.agency_id = agency AND c.id = named.id
    ), merged AS (
      SELECT id FROM heads
      UNION SELECT c.id FROM heads JOIN complaints c ON c.agency_id = agency AND c.merged_into_id = heads.id
    )
    SELECT min(t.number)::integer
      FROM merged
      JOIN complaint_reporters r ON r.agency_id = agency AND r.complaint_id = merged.id
     CROSS JOIN unnest(r.tells) AS fragment
      JOIN unnest(texts) WITH ORDINALITY AS t (text, number) ON strpos(t.text, fragment) > 0);
END $$;
REVOKE EXECUTE ON FUNCTION tells_reporter(bigint, bigint[], bigint[], bigint[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tells_reporter(bigint, bigint[], bigint[], bigint[], text[]) TO docket_app;

SELECT grant_to_server(ARRAY['complaints']::regclass[], true);
SELECT grant_to_server(ARRAY['complaint_reporters']::regclass[], false);
REVOKE SELECT ON complaint_reporters FROM docket_app;
