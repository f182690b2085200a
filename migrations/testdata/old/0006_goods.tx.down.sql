DROP TABLE IF EXISTS goods_movements;
DROP TABLE IF EXISTS destruction_supervisors;
DROP TABLE IF EXISTS destructions;
DROP TABLE IF EXISTS goods_lots;
DROP FUNCTION IF EXISTS goods_lots_hold_confiscated();
DROP FUNCTION IF EXISTS goods_movements_keep_stock();
