/** A row of `public.customer`. Times are written without zone, as the column has none. */
export interface CustomerRow {
  readonly customer_id: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birth_date: string;
  readonly rewards_points: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A row of `public.hotel`. */
export interface HotelRow {
  readonly hotel_id: string;
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly city: string;
  readonly country: string;
  readonly room_capacity: number;
  readonly available_rooms: number;
  readonly created_at: string;
  readonly updated_at: string;
}

const firstNames = [
  ...['Ada', 'Amir', 'Ana', 'Ben', 'Carla', 'Chen', 'Chloe', 'Daniel', 'Elif', 'Emma', 'Farah', 'Finn', 'Grace'],
  ...['Hana', 'Hugo', 'Ines', 'Ivan', 'Jonas', 'Kai', 'Lea', 'Liam', 'Maya', 'Mina', 'Noah', 'Nora', 'Omar', 'Priya'],
  ...['Ravi', 'Rosa', 'Sam', 'Sara', 'Theo', 'Tomas', 'Uma', 'Vera', 'Wei', 'Yara', 'Yuki', 'Zane', 'Zoe'],
];

const lastNames = [
  ...['Adams', 'Baker', 'Bauer', 'Costa', 'Diaz', 'Dubois', 'Evans', 'Fischer', 'Garcia', 'Gupta', 'Haddad', 'Ito'],
  ...['Jansen', 'Kaya', 'Kim', 'Klein', 'Kumar', 'Lopez', 'Mancini', 'Meyer', 'Moreau', 'Murphy', 'Nguyen', 'Novak'],
  ...[
    'Okafor',
    'Patel',
    'Petrov',
    'Reyes',
    'Rossi',
    'Sato',
    'Silva',
    'Singh',
    'Smith',
    'Tanaka',
    'Tran',
    'Walker',
    'Wong',
  ],
];

const places = [
  ...[
    ['Amsterdam', 'Netherlands'],
    ['Athens', 'Greece'],
    ['Austin', 'United States'],
    ['Bangkok', 'Thailand'],
  ],
  ...[
    ['Barcelona', 'Spain'],
    ['Berlin', 'Germany'],
    ['Boston', 'United States'],
    ['Brisbane', 'Australia'],
  ],
  ...[
    ['Cape Town', 'South Africa'],
    ['Copenhagen', 'Denmark'],
    ['Denver', 'United States'],
    ['Dublin', 'Ireland'],
  ],
  ...[
    ['Hamburg', 'Germany'],
    ['Kyoto', 'Japan'],
    ['Lisbon', 'Portugal'],
    ['London', 'England'],
    ['Lyon', 'France'],
  ],
  ...[
    ['Melbourne', 'Australia'],
    ['Milan', 'Italy'],
    ['Mumbai', 'India'],
    ['Osaka', 'Japan'],
    ['Oslo', 'Norway'],
  ],
  ...[
    ['Paris', 'France'],
    ['Prague', 'Czechia'],
    ['Rome', 'Italy'],
    ['Seattle', 'United States'],
    ['Seoul', 'Korea'],
  ],
  ...[
    ['Sydney', 'Australia'],
    ['Toronto', 'Canada'],
    ['Vienna', 'Austria'],
  ],
] as const;

const categories = [
  {
    category: 'Airport',
    noun: 'Tower',
    description: 'Ten minutes from the gates, with a shuttle all day and late check-in.',
  },
  { category: 'Economy', noun: 'Inn', description: 'Simple quiet rooms near the station, breakfast included.' },
  { category: 'Extended Stay', noun: 'Suites', description: 'Apartments with a kitchen, for a week or a season.' },
  { category: 'Luxury', noun: 'Palace', description: 'River view, a spa on the roof and a kitchen with a name.' },
  { category: 'Resort', noun: 'Retreat', description: 'Gardens, two pools and nothing that has to be done today.' },
] as const;

const dayMs = 86_400_000;
const firstDayMs = Date.UTC(2025, 8, 1);

/** The lab's customers: the same ones at every start, 1,000 unless asked otherwise. */
export function customerRows(count = 1_000): readonly CustomerRow[] {
  const random = createRandom(310);
  return Array.from({ length: count }, (_, index) => {
    const first = pick(firstNames, index);
    const last = pick(lastNames, Math.floor(index / firstNames.length) + index);
    const createdMs = firstDayMs + Math.floor(random() * 60 * dayMs);
    return {
      customer_id: `C${310_000_000 + index}`,
      email: `${first}.${last}.${index}@example.com`.toLowerCase(),
      first_name: first,
      last_name: last,
      birth_date: withoutZone(Date.UTC(1945, 0, 1) + Math.floor(random() * 22_000) * dayMs).slice(0, 10),
      rewards_points: Math.floor(random() * 200) * 50,
      created_at: withoutZone(createdMs),
      updated_at: withoutZone(createdMs + Math.floor(random() * 20 * dayMs)),
    };
  });
}

/** The lab's thirty hotels, the same ones at every start. */
export function hotelRows(): readonly HotelRow[] {
  const random = createRandom(21);
  return places.map(([city, country], index) => {
    const { category, noun, description } = pick(categories, index * 7);
    const capacity = 150 + Math.floor(random() * 350);
    const createdMs = firstDayMs + Math.floor(random() * 30 * dayMs);
    return {
      hotel_id: `H${21_000_000 + index}`,
      name: `River ${city} ${noun}`,
      category,
      description,
      city,
      country,
      room_capacity: capacity,
      available_rooms: Math.floor(capacity * (0.05 + random() * 0.45)),
      created_at: withoutZone(createdMs),
      updated_at: withoutZone(createdMs),
    };
  });
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from');
  return value;
}

/** Mulberry32: small, seeded, the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function withoutZone(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, -1).replace('T', ' ');
}
