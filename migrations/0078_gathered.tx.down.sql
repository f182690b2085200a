DROP FUNCTION IF EXISTS gathered(anyelement, text[], text, text[]);
