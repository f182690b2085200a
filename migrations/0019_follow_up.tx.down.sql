DROP TABLE IF EXISTS follow_up_steps, follow_ups;
DROP FUNCTION IF EXISTS follow_up_steps_in_time();
