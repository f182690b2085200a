// Package equipment holds the verbs of special equipment (特种设备) and failed products: the register of equipment, inspections,
// hazards and seals, safety orders and their re-checks, and follow-ups of failed products.
package equipment
