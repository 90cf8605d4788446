// Ids as times: of two, the later one is the greater number.
export const is_later = (one: string, other: string): boolean => BigInt(one) > BigInt(other);
