-- A shop for music: eleven tables after the shape of Chinook. All names of people and things are made up by number.
CREATE SCHEMA music;
CREATE TABLE music.performer (performer_id int PRIMARY KEY, name varchar(120));
CREATE TABLE music.record (
  record_id int PRIMARY KEY, title varchar(160) NOT NULL, performer_id int NOT NULL REFERENCES music.performer);
CREATE TABLE music.style (style_id int PRIMARY KEY, name varchar(120));
CREATE TABLE music.carrier (carrier_id int PRIMARY KEY, name varchar(120));
CREATE TABLE music.song (
  song_id int PRIMARY KEY, name varchar(200) NOT NULL, record_id int REFERENCES music.record,
  carrier_id int NOT NULL REFERENCES music.carrier, style_id int REFERENCES music.style, composer varchar(220),
  milliseconds int NOT NULL, bytes int, unit_price numeric(10, 2) NOT NULL);
CREATE TABLE music.list (list_id int PRIMARY KEY, name varchar(120));
CREATE TABLE music.list_song (
  list_id int REFERENCES music.list, song_id int REFERENCES music.song, PRIMARY KEY (list_id, song_id));
CREATE TABLE music.clerk (
  clerk_id int PRIMARY KEY, last_name varchar(20) NOT NULL, first_name varchar(20) NOT NULL, title varchar(30),
  reports_to int REFERENCES music.clerk, birth_date timestamp, hire_date timestamp, phone varchar(24), email varchar(60));
CREATE TABLE music.buyer (
  buyer_id int PRIMARY KEY, first_name varchar(40) NOT NULL, last_name varchar(20) NOT NULL, company varchar(80),
  city varchar(40), country varchar(40), email varchar(60) NOT NULL, clerk_id int REFERENCES music.clerk);
CREATE TABLE music.bill (
  bill_id int PRIMARY KEY, buyer_id int NOT NULL REFERENCES music.buyer, billed_at timestamp NOT NULL,
  city varchar(40), country varchar(40), total numeric(10, 2) NOT NULL);
CREATE TABLE music.bill_line (
  bill_line_id int PRIMARY KEY, bill_id int NOT NULL REFERENCES music.bill, song_id int NOT NULL REFERENCES music.song,
  unit_price numeric(10, 2) NOT NULL, quantity int NOT NULL);

INSERT INTO music.performer SELECT n, CASE WHEN n % 17 = 0 THEN NULL ELSE 'Performer ' || n END FROM generate_series(1, 120) AS n;
INSERT INTO music.record SELECT n, 'Récord №' || n, 1 + n % 120 FROM generate_series(1, 200) AS n;
INSERT INTO music.style SELECT n, 'Style ' || n FROM generate_series(1, 25) AS n;
INSERT INTO music.carrier SELECT n, 'Carrier ' || n FROM generate_series(1, 5) AS n;
INSERT INTO music.song
  SELECT n, 'Song "' || n || '"', nullif(n % 201, 0), 1 + n % 5, nullif(n % 26, 0),
    CASE WHEN n % 3 = 0 THEN 'Composer ' || n % 50 END, 60000 + n * 137, n * 70001, 0.99 + n % 3
  FROM generate_series(1, 1500) AS n;
INSERT INTO music.list SELECT n, 'List ' || n FROM generate_series(1, 18) AS n;
INSERT INTO music.list_song SELECT 1 + n % 18, 1 + n / 2 FROM generate_series(1, 1800) AS n;
INSERT INTO music.clerk
  SELECT n, 'Last' || n, 'First' || n, 'Title', CASE WHEN n > 1 THEN 1 + (n - 2) / 3 END,
    timestamp '1960-05-01 00:00:00' + n * interval '371 days', timestamp '2002-08-14 09:30:15.123' + n * interval '1 month',
    '+41 31 ' || n, n || '@music.invalid'
  FROM generate_series(1, 8) AS n;
INSERT INTO music.buyer
  SELECT n, 'Given' || n, 'Family' || n, CASE WHEN n % 6 = 0 THEN 'Company, ' || n END, 'Città ' || n % 30, 'Land ' || n % 12,
    n || '@buyer.invalid', 3 + n % 3
  FROM generate_series(1, 60) AS n;
INSERT INTO music.bill
  SELECT n, 1 + n % 60, timestamp '2021-01-01 00:00:00' + n * interval '31 hours', 'Città ' || n % 30, 'Land ' || n % 12,
    (n % 2500) / 100.0
  FROM generate_series(1, 410) AS n;
INSERT INTO music.bill_line SELECT n, 1 + n % 410, 1 + n % 1500, 0.99 + n % 2, 1 + n % 4 FROM generate_series(1, 1600) AS n;
