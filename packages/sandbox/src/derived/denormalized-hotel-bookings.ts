import type { DerivedColumn, DerivedTopic } from './derived-topic.ts';

const table = 'bookings';
const own = ['booking_id', 'check_in', 'check_out', 'occupants', 'price', 'created_at'];
const ofCustomer = ['email', 'first_name', 'last_name'];
const ofHotel = ['hotel_id', 'name', 'category', 'city', 'country'];

/** Each booking with its customer and its hotel. */
export const denormalizedHotelBookings: DerivedTopic = {
  name: 'denormalized_hotel_bookings',
  from: table,
  key: 'booking_id',
  lookups: [
    { table: 'customer', key: 'email', equals: 'customer_email' },
    { table: 'hotel', key: 'hotel_id', equals: 'hotel_id' },
  ],
  columns: [
    ...own.map((column): DerivedColumn => ({ name: column, table, column })),
    ...ofCustomer.map((column): DerivedColumn => ({ name: `customer_${column}`, table: 'customer', column })),
    ...ofHotel.map(
      (column): DerivedColumn => ({
        name: column === 'hotel_id' ? column : `hotel_${column}`,
        table: 'hotel',
        column,
      }),
    ),
  ],
};
