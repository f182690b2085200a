-- Whom records are about, and the law they rest on: parties, the food businesses they run, provisions.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS parties (
  id             bigserial   NOT NULL,
  agency_id      bigint      NOT NULL CONSTRAINT parties_agency_fkey REFERENCES agencies (id),
  kind           text        NOT NULL CONSTRAINT parties_kind_enum CHECK (kind IN ('NATURAL_PERSON', 'SOLE_TRADER', 'COMPANY', 'OTHER', 'UNKNOWN')),
  name           text        NOT NULL CONSTRAINT parties_name_said CHECK (is_said(name, 200)),
  code           text                 CONSTRAINT parties_code_check_digit CHECK (is_social_credit_code(code)),
  address        text                 CONSTRAINT parties_address_said CHECK (is_said(address, 500)),
  representative text                 CONSTRAINT parties_representative_said CHECK (is_said(representative, 200)),
  division       text                 CONSTRAINT parties_division_digits CHECK (division ~ '^[0-9]{6}$'),
  source_key     text                 CONSTRAINT parties_source_key_said CHECK (is_said(source_key, 200)),
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now(),
  version        integer     NOT NULL DEFAULT 1,
  CONSTRAINT parties_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT parties_code_key UNIQUE (agency_id, code),
  CONSTRAINT parties_source_key_key UNIQUE (agency_id, source_key),
  CONSTRAINT parties_code_of_organisation CHECK (code IS NULL OR kind <> 'NATURAL_PERSON'),
  CONSTRAINT parties_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT parties_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS parties_name_idx ON parties (agency_id, name, id);
COMMENT ON INDEX parties_name_idx IS 'parties(where: {name: {eq}}), parties(orderBy: {name}): legal staff look a party up';

CREATE TABLE IF NOT EXISTS food_businesses (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT food_businesses_agency_fkey REFERENCES agencies (id),
  party_id   bigint      NOT NULL,
  name       text        NOT NULL CONSTRAINT food_businesses_name_said CHECK (is_said(name, 200)),
  licence_no text                 CONSTRAINT food_businesses_licence_no_said CHECK (is_said(licence_no, 100)),
  type       text        NOT NULL CONSTRAINT food_businesses_type_enum CHECK (type IN ('PRODUCTION', 'SALE', 'CATERING', 'CANTEEN', 'VENDOR', 'OTHER')),
  category   text                 CONSTRAINT food_businesses_category_said CHECK (is_said(category, 200)),
  level      text                 CONSTRAINT food_businesses_level_enum CHECK (level IN ('A', 'B', 'C', 'D')),
  address    text                 CONSTRAINT food_businesses_address_said CHECK (is_said(address, 500)),
  division   text                 CONSTRAINT food_businesses_division_digits CHECK (division ~ '^[0-9]{6}([0-9]{3})?$'),
  opened_on  date,
  closed_on  date,
  source_key text                 CONSTRAINT food_businesses_source_key_said CHECK (is_said(source_key, 200)),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT food_businesses_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT food_businesses_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT food_businesses_licence_no_key UNIQUE (agency_id, licence_no),
  CONSTRAINT food_businesses_source_key_key UNIQUE (agency_id, source_key),
  CONSTRAINT food_businesses_closed_after_opened CHECK (closed_on >= opened_on),
  CONSTRAINT food_businesses_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT food_businesses_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS food_businesses_party_idx ON food_businesses (agency_id, party_id, id);
COMMENT ON INDEX food_businesses_party_idx IS 'party.foodBusinesses';
CREATE INDEX IF NOT EXISTS food_businesses_level_idx ON food_businesses (agency_id, level, id);
COMMENT ON INDEX food_businesses_level_idx IS 'foodBusinesses(where: {level}) and groups by level: dashboards';
CREATE INDEX IF NOT EXISTS food_businesses_name_idx ON food_businesses (agency_id, name, id);
COMMENT ON INDEX food_businesses_name_idx IS 'foodBusinesses(where: {name: {eq}}), foodBusinesses(orderBy: {name})';

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
  updated_at      timestamptz   NOT NULL DEFAULT now(),
  version         integer       NOT NULL DEFAULT 1,
  CONSTRAINT provisions_fine_in_order CHECK (fine_max >= fine_min),
  CONSTRAINT provisions_fine_not_negative CHECK (fine_min >= 0 AND fine_max >= 0),
  CONSTRAINT provisions_multiple_in_order CHECK (multiple_max >= multiple_min),
  CONSTRAINT provisions_multiple_not_negative CHECK (multiple_min >= 0 AND multiple_max >= 0),
  CONSTRAINT provisions_effective_in_order CHECK (effective_until >= effective_from),
  CONSTRAINT provisions_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT provisions_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS provisions_field_idx ON provisions (field, id);
COMMENT ON INDEX provisions_field_idx IS 'provisions(where: {field}): legal staff choose what to cite';
CREATE INDEX IF NOT EXISTS provisions_article_idx ON provisions (law, article, effective_from, id);
COMMENT ON INDEX provisions_article_idx IS 'provisions(where: {law, article}): auditors';

SELECT grant_to_server(ARRAY['parties', 'food_businesses', 'provisions']::regclass[], true);
