package querytest

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// percentile returns the value at a place from 0 to 1 among numbers in order, rounded to six places. Between two numbers it
// lies on the line that joins them, as Excel's PERCENTILE.INC.
func percentile(values []any, at decimal.Decimal) decimal.Decimal {
	numbers := toNumbers(values)
	slices.SortFunc(numbers, decimal.Decimal.Cmp)
	place := at.Mul(decimal.NewFromInt(int64(len(numbers) - 1)))
	before := int(place.IntPart())
	if before == len(numbers)-1 {
		return numbers[before].Round(6)
	}
	step := numbers[before+1].Sub(numbers[before])
	return numbers[before].Add(step.Mul(place.Sub(decimal.NewFromInt(int64(before))))).Round(6)
}

// standardDeviation returns the deviation of numbers as a sample of more, rounded to six places; nil for one number.
func standardDeviation(values []any) any {
	numbers := toNumbers(values)
	count := int64(len(numbers))
	if count < 2 {
		return nil
	}
	mean := new(big.Rat).Quo(sumValues(values).Rat(), big.NewRat(count, 1))
	squares := new(big.Rat)
	for _, n := range numbers {
		off := new(big.Rat).Sub(n.Rat(), mean)
		squares.Add(squares, off.Mul(off, off))
	}
	variance := new(big.Float).SetPrec(400).SetRat(squares.Quo(squares, big.NewRat(count-1, 1)))
	d, err := decimal.NewFromString(variance.Sqrt(variance).Text('f', 30))
	if err != nil {
		panic(err)
	}
	return d.Round(6)
}

// toNumbers returns numbers, of Int or of amounts, as decimals.
func toNumbers(values []any) []decimal.Decimal {
	numbers := make([]decimal.Decimal, len(values))
	for i, v := range values {
		numbers[i] = sumValues([]any{v})
	}
	return numbers
}
