DROP TABLE IF EXISTS goods_movements, destruction_supervisors, destructions, goods_lots;
DROP FUNCTION IF EXISTS goods_lots_hold_confiscated(), goods_movements_keep_stock();
