-- Shops that rent films: fifteen tables after the shape of Sakila, of which the payments are partitioned by month.
CREATE SCHEMA rental;
CREATE TYPE rental.rating AS ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17');
CREATE DOMAIN rental.release_year AS int CHECK (VALUE BETWEEN 1901 AND 2155);
CREATE TABLE rental.actor (actor_id int PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, last_update timestamptz NOT NULL);
CREATE TABLE rental.country (country_id int PRIMARY KEY, country text NOT NULL, last_update timestamptz NOT NULL);
CREATE TABLE rental.city (city_id int PRIMARY KEY, city text NOT NULL, country_id int NOT NULL REFERENCES rental.country);
CREATE TABLE rental.address (
  address_id int PRIMARY KEY, address text NOT NULL, address2 text, city_id int NOT NULL REFERENCES rental.city, postal_code text);
CREATE TABLE rental.category (category_id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE rental.language (language_id int PRIMARY KEY, name varchar(20) NOT NULL);
CREATE TABLE rental.film (
  film_id int PRIMARY KEY, title text NOT NULL, description text, release_year rental.release_year,
  language_id int NOT NULL REFERENCES rental.language, rental_duration smallint NOT NULL DEFAULT 3,
  rental_rate numeric(4, 2) NOT NULL DEFAULT 4.99, length smallint, replacement_cost numeric(5, 2) NOT NULL,
  rating rental.rating DEFAULT 'G', special_features text[], fulltext tsvector NOT NULL, last_update timestamptz NOT NULL);
CREATE TABLE rental.film_actor (
  actor_id int REFERENCES rental.actor, film_id int REFERENCES rental.film, PRIMARY KEY (actor_id, film_id));
CREATE TABLE rental.film_category (
  film_id int REFERENCES rental.film, category_id int REFERENCES rental.category, PRIMARY KEY (film_id, category_id));
CREATE TABLE rental.store (store_id int PRIMARY KEY, address_id int NOT NULL REFERENCES rental.address);
CREATE TABLE rental.staff (
  staff_id int PRIMARY KEY, name text NOT NULL, store_id int NOT NULL REFERENCES rental.store, is_active boolean NOT NULL,
  picture bytea);
CREATE TABLE rental.inventory (
  inventory_id int PRIMARY KEY, film_id int NOT NULL REFERENCES rental.film, store_id int NOT NULL REFERENCES rental.store);
CREATE TABLE rental.customer (
  customer_id int PRIMARY KEY, store_id int NOT NULL REFERENCES rental.store, name text NOT NULL, email text,
  create_date date NOT NULL, is_active boolean NOT NULL);
CREATE TABLE rental.rental (
  rental_id int PRIMARY KEY, rented_at timestamp NOT NULL, inventory_id int NOT NULL REFERENCES rental.inventory,
  customer_id int NOT NULL REFERENCES rental.customer, returned_at timestamp);
CREATE TABLE rental.payment (
  payment_id int NOT NULL, customer_id int NOT NULL, rental_id int NOT NULL, amount numeric(5, 2) NOT NULL,
  paid_at timestamp NOT NULL, PRIMARY KEY (paid_at, payment_id)) PARTITION BY RANGE (paid_at);
CREATE TABLE rental.payment_2022_01 PARTITION OF rental.payment FOR VALUES FROM ('2022-01-01') TO ('2022-02-01');
CREATE TABLE rental.payment_2022_02 PARTITION OF rental.payment FOR VALUES FROM ('2022-02-01') TO ('2022-03-01');
CREATE TABLE rental.payment_2022_03 PARTITION OF rental.payment FOR VALUES FROM ('2022-03-01') TO ('2022-04-01');
CREATE TABLE rental.payment_later PARTITION OF rental.payment DEFAULT;

INSERT INTO rental.actor SELECT n, 'First' || n, 'Last' || n, '2022-02-15 10:00:00+00' FROM generate_series(1, 200) AS n;
INSERT INTO rental.country SELECT n, 'Land ' || n, '2022-02-15 09:34:33.006+00' FROM generate_series(1, 109) AS n;
INSERT INTO rental.city SELECT n, 'Ort ' || n, 1 + n % 109 FROM generate_series(1, 300) AS n;
INSERT INTO rental.address
  SELECT n, n || ' Way', CASE n % 3 WHEN 0 THEN '' WHEN 1 THEN 'c/o ' || n END, 1 + n % 300, lpad(n::text, 5, '0')
  FROM generate_series(1, 320) AS n;
INSERT INTO rental.category SELECT n, 'Category ' || n FROM generate_series(1, 16) AS n;
INSERT INTO rental.language SELECT n, 'Language ' || n FROM generate_series(1, 6) AS n;
INSERT INTO rental.film
  SELECT n, 'FILM ' || n, repeat('What happens in ' || n || '. ', 5), 1950 + n % 70, 1 + n % 6, 3 + n % 5, 0.99 + n % 5, 46 + n % 140,
    9.99 + n % 20, (enum_range(NULL::rental.rating))[1 + n % 5],
    CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN '{}' ELSE ARRAY['Trailers', 'Scene, "' || n || '"'] END,
    to_tsvector('simple', 'film ' || n || ' about film'), timestamptz '2022-09-10 17:46:03.905+00' + n * interval '1 minute'
  FROM generate_series(1, 600) AS n;
INSERT INTO rental.film_actor SELECT 1 + n % 200, 1 + n / 4 FROM generate_series(1, 2000) AS n;
INSERT INTO rental.film_category SELECT n, 1 + n % 16 FROM generate_series(1, 600) AS n;
INSERT INTO rental.store SELECT n, n FROM generate_series(1, 2) AS n;
INSERT INTO rental.staff SELECT n, 'Staff ' || n, n, n = 1, CASE WHEN n = 1 THEN decode('89504e470d0a1a0a', 'hex') END FROM generate_series(1, 2) AS n;
INSERT INTO rental.inventory SELECT n, 1 + n % 600, 1 + n % 2 FROM generate_series(1, 1200) AS n;
INSERT INTO rental.customer
  SELECT n, 1 + n % 2, 'Customer ' || n, n || '@rental.invalid', date '2022-02-14' + n % 3, n % 40 > 0 FROM generate_series(1, 400) AS n;
INSERT INTO rental.rental
  SELECT n, timestamp '2022-01-02 00:00:00' + n * interval '53 minutes', 1 + n % 1200, 1 + n % 400,
    CASE WHEN n % 30 > 0 THEN timestamp '2022-01-05 12:00:00' + n * interval '57 minutes' END
  FROM generate_series(1, 2000) AS n;
INSERT INTO rental.payment
  SELECT n, 1 + n % 400, n, 0.99 + n % 10, timestamp '2022-01-02 00:00:00.007' + n * interval '61 minutes' FROM generate_series(1, 3000) AS n;
