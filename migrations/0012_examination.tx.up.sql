-- Examinations of goods and facts. Their time counts in no term (行政强制法 25).

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS examinations (
  agency_id  bigint      NOT NULL CONSTRAINT examinations_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  case_id    bigint      NOT NULL,
  seizure_id bigint,
  kind       text        NOT NULL CONSTRAINT examinations_kind_enum CHECK (kind IN ('TESTING', 'INSPECTION', 'QUARANTINE', 'APPRAISAL')),
  text       text        NOT NULL CONSTRAINT examinations_text_said CHECK (is_said(text, 2000)),
  starts_on  date        NOT NULL,
  due_on     date        NOT NULL,
  told_on    date,
  ended_on   date,
  result     text                 CONSTRAINT examinations_result_said CHECK (is_said(result, 4000)),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT examinations_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT examinations_version_counts CHECK (version >= 1),
  CONSTRAINT examinations_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT examinations_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT examinations_seizure_fkey FOREIGN KEY (agency_id, seizure_id) REFERENCES seizures (agency_id, id),
  CONSTRAINT examinations_days_in_order CHECK (due_on >= starts_on AND ended_on >= starts_on),
  CONSTRAINT examinations_ended_with_result CHECK ((ended_on IS NULL) = (result IS NULL)),
  CONSTRAINT examinations_of_seized_told CHECK (seizure_id IS NULL OR told_on IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS examinations_case_idx ON examinations (agency_id, case_id, id);
COMMENT ON INDEX examinations_case_idx IS 'case.examinations';
CREATE INDEX IF NOT EXISTS examinations_seizure_idx ON examinations (agency_id, seizure_id, id) WHERE seizure_id IS NOT NULL;
COMMENT ON INDEX examinations_seizure_idx IS 'seizure.examinations';
CREATE INDEX IF NOT EXISTS examinations_open_idx ON examinations (agency_id, due_on, id) WHERE ended_on IS NULL;
COMMENT ON INDEX examinations_open_idx IS 'examinations(where: {endedOn: {isNull: true}}, orderBy: {dueOn: ASC}): which laboratory is late';

SELECT grant_to_server(ARRAY['examinations']::regclass[], true);
