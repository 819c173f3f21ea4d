-- A company that trades in food: thirteen tables after the shape of Northwind. All names are made up by number.
CREATE SCHEMA trade;
CREATE TABLE trade.category (category_id smallint PRIMARY KEY, name varchar(15) NOT NULL, description text, picture bytea);
CREATE TABLE trade.supplier (
  supplier_id smallint PRIMARY KEY, company varchar(40) NOT NULL, contact varchar(30), address varchar(60), homepage text);
CREATE TABLE trade.product (
  product_id smallint PRIMARY KEY, name varchar(40) NOT NULL, supplier_id smallint REFERENCES trade.supplier,
  category_id smallint REFERENCES trade.category, quantity_per_unit varchar(20), unit_price real, in_stock smallint,
  is_discontinued boolean NOT NULL DEFAULT false);
CREATE TABLE trade.customer (
  customer_id varchar(5) PRIMARY KEY, company varchar(40) NOT NULL, contact varchar(30), city varchar(15), postal_code varchar(10));
CREATE TABLE trade.customer_kind (kind_id varchar(8) PRIMARY KEY, description text);
CREATE TABLE trade.kind_of_customer (
  customer_id varchar(5) REFERENCES trade.customer, kind_id varchar(8) REFERENCES trade.customer_kind,
  PRIMARY KEY (customer_id, kind_id));
CREATE TABLE trade.employee (
  employee_id smallint PRIMARY KEY, last_name varchar(20) NOT NULL, first_name varchar(10) NOT NULL, birth_date date,
  hire_date date, notes text, photo bytea, reports_to smallint REFERENCES trade.employee);
CREATE TABLE trade.region (region_id smallint PRIMARY KEY, description varchar(60) NOT NULL);
CREATE TABLE trade.territory (
  territory_id varchar(20) PRIMARY KEY, description varchar(60) NOT NULL, region_id smallint NOT NULL REFERENCES trade.region);
CREATE TABLE trade.employee_territory (
  employee_id smallint REFERENCES trade.employee, territory_id varchar(20) REFERENCES trade.territory,
  PRIMARY KEY (employee_id, territory_id));
CREATE TABLE trade.shipper (shipper_id smallint PRIMARY KEY, company varchar(40) NOT NULL, phone varchar(24));
CREATE TABLE trade."order" (
  order_id int PRIMARY KEY, customer_id varchar(5) REFERENCES trade.customer, employee_id smallint REFERENCES trade.employee,
  order_date date, required_date date, shipped_date date, ship_via smallint REFERENCES trade.shipper, freight real,
  ship_name varchar(40));
CREATE TABLE trade.order_detail (
  order_id int REFERENCES trade."order", product_id smallint REFERENCES trade.product, unit_price real NOT NULL,
  quantity smallint NOT NULL, discount double precision NOT NULL, PRIMARY KEY (order_id, product_id));

INSERT INTO trade.category
  SELECT n, 'Category ' || n, E'Line one\nline two of ' || n, decode(repeat(lpad(to_hex(n), 2, '0'), 40), 'hex')
  FROM generate_series(1, 8) AS n;
INSERT INTO trade.supplier
  SELECT n, 'Supplier & Söhne ' || n, 'Contact ' || n, 'Straße ' || n, CASE WHEN n % 4 = 0 THEN '#home' || n || '#' END
  FROM generate_series(1, 29) AS n;
INSERT INTO trade.product
  SELECT n, 'Product ' || n, 1 + n % 29, 1 + n % 8, n || ' boxes', n * 1.1, n % 100, n % 9 = 0 FROM generate_series(1, 77) AS n;
INSERT INTO trade.customer
  SELECT 'C' || lpad(n::text, 4, '0'), 'Company ' || n, CASE WHEN n % 5 > 0 THEN 'Contact ' || n END, 'Ville ' || n % 20, lpad(n::text, 5, '0')
  FROM generate_series(1, 91) AS n;
INSERT INTO trade.customer_kind SELECT 'K' || n, 'Kind ' || n FROM generate_series(1, 6) AS n;
INSERT INTO trade.kind_of_customer SELECT 'C' || lpad(n::text, 4, '0'), 'K' || 1 + n % 6 FROM generate_series(1, 91) AS n;
INSERT INTO trade.employee
  SELECT n, 'Last' || n, 'First' || n, date '1948-12-08' + n * 400, date '1992-05-01' + n * 30, repeat('note ' || n || ' ', 60),
    decode(repeat('ff00', n), 'hex'), CASE WHEN n > 1 THEN 1 END
  FROM generate_series(1, 9) AS n;
INSERT INTO trade.region SELECT n, 'Region ' || n FROM generate_series(1, 4) AS n;
INSERT INTO trade.territory SELECT lpad(n::text, 5, '0'), 'Territory ' || n, 1 + n % 4 FROM generate_series(1, 53) AS n;
INSERT INTO trade.employee_territory SELECT 1 + n % 9, lpad(n::text, 5, '0') FROM generate_series(1, 49) AS n;
INSERT INTO trade.shipper SELECT n, 'Shipper ' || n, '555-000' || n FROM generate_series(1, 6) AS n;
INSERT INTO trade."order"
  SELECT 10000 + n, 'C' || lpad((1 + n % 91)::text, 4, '0'), 1 + n % 9, date '1996-07-04' + n, date '1996-08-01' + n,
    CASE WHEN n % 21 > 0 THEN date '1996-07-16' + n END, 1 + n % 3, n * 0.37, 'Ship ' || n
  FROM generate_series(1, 830) AS n;
INSERT INTO trade.order_detail
  SELECT 10001 + n % 830, 1 + n % 77, n * 0.3, 1 + n % 120, (n % 5) * 0.05 FROM generate_series(1, 2000) AS n;
