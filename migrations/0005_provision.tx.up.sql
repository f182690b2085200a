-- Provisions of law that penalties cite.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS provisions (
  id              bigserial     NOT NULL CONSTRAINT provisions_pkey PRIMARY KEY,
  law             text          NOT NULL CONSTRAINT provisions_law_said CHECK (is_said(law, 200)),
  article         text          NOT NULL CONSTRAINT provisions_article_said CHECK (is_said(article, 200)),
  text            text          NOT NULL CONSTRAINT provisions_text_said CHECK (is_said(text, 4000)),
  field           text          NOT NULL CONSTRAINT provisions_field_enum CHECK (field IN ('FOOD', 'DRUG', 'MEDICAL_DEVICE', 'COSMETICS',
    'SPECIAL_EQUIPMENT', 'METROLOGY', 'PRODUCT_QUALITY', 'PRICE', 'ADVERTISING', 'UNFAIR_COMPETITION', 'INTELLECTUAL_PROPERTY',
    'CONSUMER_RIGHTS', 'REGISTRATION', 'OTHER')),
  fine_min        numeric(14,2),
  fine_max        numeric(14,2),
  multiple_min    numeric(14,3),
  multiple_max    numeric(14,3),
  effective_from  date          NOT NULL,
  effective_until date,
  created_at      timestamptz   NOT NULL DEFAULT now(),
  updated_at      timestamptz   NOT NULL DEFAULT now() CONSTRAINT provisions_changed_after_created CHECK (updated_at >= created_at),
  version         integer       NOT NULL DEFAULT 1 CONSTRAINT provisions_version_counts CHECK (version >= 1),
  CONSTRAINT provisions_fine_in_order CHECK (fine_max >= fine_min),
  CONSTRAINT provisions_fine_not_negative CHECK (fine_min >= 0 AND fine_max >= 0),
  CONSTRAINT provisions_multiple_in_order CHECK (multiple_max >= multiple_min),
  CONSTRAINT provisions_multiple_not_negative CHECK (multiple_min >= 0 AND multiple_max >= 0),
  CONSTRAINT provisions_effective_in_order CHECK (effective_until >= effective_from)
);
CREATE INDEX IF NOT EXISTS provisions_field_idx ON provisions (field, id);
COMMENT ON INDEX provisions_field_idx IS 'provisions(where: {field}): legal staff choose what to cite';
CREATE INDEX IF NOT EXISTS provisions_article_idx ON provisions (law, article, effective_from, id);
COMMENT ON INDEX provisions_article_idx IS 'provisions(where: {law, article}): auditors';

SELECT grant_to_server(ARRAY['provisions']::regclass[], true);
