DROP FUNCTION IF EXISTS change_enum(text[], text, text), grant_to_server(regclass[], boolean), require_fresh_snapshot(), refuse_change(),
  is_social_credit_code(text), is_said(text, integer);
REVOKE USAGE ON SCHEMA public FROM docket_app;
DROP EXTENSION IF EXISTS pg_trgm;
DROP EXTENSION IF EXISTS btree_gist;
