package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/jackc/pgx/v5"
)

// printTable prints lines under a heading, column under column.
func printTable(to io.Writer, heading []string, lines [][]string) error {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	for _, line := range append([][]string{heading}, lines...) {
		fmt.Fprintln(table, strings.Join(line, "\t"))
	}
	return table.Flush()
}

// printRows prints the rows of a query, whose columns are texts, under a heading with a comma between its titles.
func printRows(ctx context.Context, to console, conn *pgx.Conn, heading, query string) error {
	rows, err := conn.Query(ctx, query)
	if err != nil {
		return err
	}
	lines, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) ([]string, error) {
		values, err := row.Values()
		line := make([]string, len(values))
		for i, value := range values {
			line[i] = fmt.Sprint(value)
		}
		return line, err
	})
	if err != nil {
		return err
	}
	return printTable(to.out, strings.Split(heading, ","), lines)
}
