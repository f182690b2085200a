// Package equipment holds the verbs of special equipment (特种设备) and failed products: the register of equipment, inspections,
// hazards and seals, safety orders and their re-checks, and follow-ups of failed products. The unit (使用单位) is the party that uses the
// equipment.
//
// Every verb may return BAD_USER_INPUT for wrong input and NOT_FOUND for a record that does not exist. The comment of a verb names its
// further errors.
package equipment
