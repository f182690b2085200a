DROP FUNCTION IF EXISTS grant_to_server(regclass[], boolean);
DROP FUNCTION IF EXISTS require_fresh_snapshot();
DROP FUNCTION IF EXISTS refuse_change();
DROP FUNCTION IF EXISTS is_social_credit_code(text);
DROP FUNCTION IF EXISTS is_said(text, integer);
REVOKE USAGE ON SCHEMA public FROM docket_app;
DROP EXTENSION IF EXISTS pg_trgm;
DROP EXTENSION IF EXISTS btree_gist;
