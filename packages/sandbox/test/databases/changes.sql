-- What happens in the three databases after they were read: rows change, move to another partition, go and come.
UPDATE music.song SET unit_price = unit_price + 0.01, composer = NULL WHERE song_id % 10 = 0;
DELETE FROM music.bill_line WHERE bill_line_id % 7 = 0;
DELETE FROM music.list_song WHERE list_id = 3;
UPDATE music.list_song SET list_id = 3 WHERE list_id = 4 AND song_id % 2 = 0;
INSERT INTO music.performer VALUES (121, ''), (122, NULL);
UPDATE trade.product SET unit_price = unit_price * 1.5, is_discontinued = NOT is_discontinued WHERE product_id % 3 = 0;
UPDATE trade.category SET picture = NULL WHERE category_id = 1;
DELETE FROM trade.order_detail WHERE order_id < 10050;
DELETE FROM trade."order" WHERE order_id < 10050;
INSERT INTO trade.shipper VALUES (7, 'Shipper "7"', NULL);
UPDATE trade.customer SET customer_id = 'ZZZZZ' WHERE customer_id = (
  SELECT customer_id FROM trade.customer AS one WHERE NOT EXISTS (SELECT FROM trade."order" WHERE customer_id = one.customer_id)
    AND NOT EXISTS (SELECT FROM trade.kind_of_customer WHERE customer_id = one.customer_id) LIMIT 1);
-- A NULL in a column with a default arrives as the default, as with Debezium (see debezium-oracle.test.ts): none is made here.
UPDATE rental.film SET special_features = '{One,NULL}', rating = 'R', description = NULL, last_update = '2026-01-02 03:04:05+00' WHERE film_id <= 20;
UPDATE rental.payment SET paid_at = paid_at + interval '40 days', amount = -1.00 WHERE payment_id % 50 = 0;
DELETE FROM rental.payment WHERE payment_id % 11 = 0;
INSERT INTO rental.payment VALUES (9001, 1, 1, 999.99, '2031-12-31 23:59:59.999');
DELETE FROM rental.film_actor WHERE actor_id = 7;
UPDATE rental.staff SET picture = '\x00' WHERE staff_id = 2;
