/** An address as a line of words. */
export const lineOf = ({ street, houseNumber, floor, door, postcode, postDistrict }) =>
  `${street} ${houseNumber} ${floor} ${door} ${postcode} ${postDistrict}`;
