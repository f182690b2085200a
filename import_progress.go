package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"docket/exchange"
)

// progressBar shows how far an import is: as a bar that is drawn again and again on a terminal, else as a line of the log each second.
type progressBar struct {
	to         console
	clock      func() time.Time
	isTerminal bool
	step       exchange.Step
	began      time.Time // of the step
	first      int       // rows of the step at its beginning
	shown      time.Time
	isResumed  bool // the log says so
}

func newProgressBar(to console, clock func() time.Time) *progressBar {
	b := &progressBar{to: to, clock: clock}
	if file, ok := to.terminal.to.(*os.File); ok {
		info, err := file.Stat()
		b.isTerminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return b
}

// show shows how far the import is, at most ten times a second on a terminal.
func (b *progressBar) show(p exchange.Progress) {
	now := b.clock()
	if p.Resumed > 0 && !b.isResumed {
		b.isResumed = true
		b.to.log.Info("this import was interrupted and goes on", "import", p.Number, "rows on record", p.Resumed, "of", p.Of)
	}
	isNew := p.Step != b.step
	if isNew {
		b.step, b.began, b.first = p.Step, now, p.Rows
	}
	every := time.Second
	if b.isTerminal {
		every = time.Second / 10
	}
	isLast := p.Of > 0 && p.Rows == p.Of
	if !isNew && !isLast && now.Sub(b.shown) < every {
		return
	}
	b.shown = now
	speed, left := b.speed(p, now)
	if b.isTerminal {
		b.to.terminal.print("\r" + barOf(p, speed, left) + "\x1b[K")
		return
	}
	facts := []any{"step", strings.ToLower(string(p.Step)), "rows", p.Rows}
	if p.Of > 0 {
		facts = append(facts, "of", p.Of)
	}
	if percent := p.Percent(); percent >= 0 {
		facts = append(facts, "percent", percent)
	}
	if speed > 0 {
		facts = append(facts, "rows per second", int(speed))
	}
	if left > 0 {
		facts = append(facts, "left", left)
	}
	b.to.log.Info("importing", facts...)
}

// speed returns the rows of the step each second, and how long it will take to its end; 0 where that is not known.
func (b *progressBar) speed(p exchange.Progress, now time.Time) (float64, time.Duration) {
	took := now.Sub(b.began)
	if took < time.Second/10 || p.Rows <= b.first {
		return 0, 0
	}
	speed := float64(p.Rows-b.first) / took.Seconds()
	rows := float64(p.Of - p.Rows)
	if p.Of == 0 && p.Read > 0 {
		rows = float64(p.Rows) * float64(p.Size-p.Read) / float64(p.Read)
	}
	return speed, time.Duration(max(rows, 0) / speed * float64(time.Second)).Round(time.Second)
}

// barOf returns a line as `writing  [#####.......]  42 %  420,000 of 1,000,000 rows  15,300 rows/s  38s left`.
func barOf(p exchange.Progress, speed float64, left time.Duration) string {
	const width = 30
	line := fmt.Sprintf("%-8s ", strings.ToLower(string(p.Step)))
	if percent := p.Percent(); percent >= 0 {
		done := percent * width / 100
		line += fmt.Sprintf("[%s%s] %3d %%  ", strings.Repeat("#", done), strings.Repeat(".", width-done), percent)
	}
	line += thousands(p.Rows)
	if p.Of > 0 {
		line += " of " + thousands(p.Of)
	}
	line += " rows"
	if speed > 0 {
		line += "  " + thousands(int(speed)) + " rows/s"
	}
	if left > 0 {
		line += "  " + left.String() + " left"
	}
	return line
}

// end ends the line of the bar.
func (b *progressBar) end() {
	if b.isTerminal && b.step != "" {
		b.to.terminal.print("\n")
	}
}

// thousands writes a number as 1,234,567.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
