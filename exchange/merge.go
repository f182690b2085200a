package exchange

import (
	"fmt"

	"docket/exchange/kinds"
)

// merge brings the staged records of one kind into their table: new ones are added, and changed ones updated. Rows that would
// change a case on which the agency has worked were rejected before. The statements check it once more, for work that is done
// while the import runs.
func (i *importer) merge(k kinds.Merged) error {
	s := i.mergeStatements(k)
	count := Count{Kind: k.Name}
	staged, err := i.stageAs(s.table, s.stage)
	if err != nil {
		return err
	}
	if _, err := i.exec(analyzeStage(i.stagedTable(s.table), k)); err != nil {
		return err
	}
	// What somebody writes to these records meanwhile is then either seen by all statements below, or waits for the import.
	if isOfAllRows(k) {
		if _, err := i.exec(holdOnRecord(k, s.table, i.agency)); err != nil {
			return err
		}
	}
	if i.isMapped(k.Name, "closedOn") {
		if err := i.keepClosings(s.table); err != nil {
			return err
		}
	}
	if k.Name == "party" {
		kept, err := i.exec(s.kept)
		if err != nil {
			return err
		}
		i.warn(kept, "parties were corrected here (changeParty) and stay as they are, not as in the file")
	}
	hasLevels := i.isMapped(k.Name, "level")
	if hasLevels {
		if err := i.mergeKnownLevels(s.table); err != nil {
			return err
		}
	}
	if !i.isBulk {
		if count.Updated, err = i.change(s.update); err != nil {
			return err
		}
	}
	if err := i.holdParents(k.Table, s.table, s.columns); err != nil {
		return err
	}
	if count.Inserted, err = i.add(k.Table, s.insert); err != nil {
		return err
	}
	if i.isBulk {
		// Rows that were just added are as staged, so an update leaves them alone.
		if i.allNew[k.Table] = count.Inserted == staged; !i.allNew[k.Table] {
			if count.Updated, err = i.change(s.update); err != nil {
				return err
			}
		}
	}
	if hasLevels {
		if _, err := i.add("level_changes", beginLevels(s.table, i.agency, "least(t.opened_on, "+today+")", "")); err != nil {
			return err
		}
	}
	// The next kind looks up these records. Parts that are written side by side would wait for each other.
	if i.book == nil {
		if _, err := i.exec("ANALYZE " + k.Table); err != nil {
			return err
		}
	}
	count.Unchanged = staged - count.Updated - count.Inserted
	i.report.Counts = append(i.report.Counts, count)
	return nil
}

// countAbsent counts the records of each kind that came from a file and are not in this one.
func (i *importer) countAbsent() error {
	for n := range i.report.Counts {
		count := &i.report.Counts[n]
		k := kinds.MergedNamed(count.Kind)
		if k.IsList {
			continue
		}
		s := i.mergeStatements(*k)
		var all int
		if err := i.tx.QueryRow(i.ctx, s.countFromFile).Scan(&all); err != nil {
			return err
		}
		if all == count.Inserted { // all of them are new
			continue
		}
		if err := i.tx.QueryRow(i.ctx, s.countAbsent).Scan(&count.Absent); err != nil {
			return err
		}
	}
	return nil
}

// mergePenalties brings the staged penalties into their table. The n-th penalty of a kind in a decision is the same penalty in each edition of
// the register; one that a newer edition no longer has stays as it is. Fines are counted in the order of their acts.
func (i *importer) mergePenalties() error {
	count := Count{Kind: "penalty"}
	staged, err := i.stageAs("import_penalties", stagePenalties, i.agency)
	if err != nil {
		return err
	}
	insert := insertAllPenalties
	if !i.allNew["decisions"] {
		insert = insertPenalties
		if count.Updated, err = i.change(updatePenalties, i.agency); err != nil {
			return err
		}
	}
	if err := i.holdParents("penalties", "import_penalties", []string{"decision_id"}); err != nil {
		return err
	}
	count.Inserted, err = i.add("penalties", insert, i.agency)
	if err != nil {
		return err
	}
	count.Unchanged = staged - count.Updated - count.Inserted
	i.report.Counts = append(i.report.Counts, count)
	return nil
}

// exec runs a statement and returns how many rows it wrote.
func (i *importer) exec(sql string) (int, error) {
	done, err := i.tx.Exec(i.ctx, sql)
	return int(done.RowsAffected()), err
}

// keepClosings takes the day on which the agency recorded that a business closed instead of the file's day.
func (i *importer) keepClosings(stage string) error {
	kept, err := i.exec(restoreClosings(i.stagedTable(stage), i.agency) + i.ofAgency("s"))
	i.warn(kept, "food businesses keep the closedOn that was recorded here, not that of the file")
	return err
}

// mergeKnownLevels writes the history of the levels of businesses that are on record; their own level follows it when they are
// updated. A row without a level changes no level. A business that has an official keeps its level.
func (i *importer) mergeKnownLevels(stage string) error {
	kept, err := i.exec(keepLevelsOfCovered(i.stagedTable(stage), i.agency) + i.ofAgency("s"))
	if err != nil {
		return err
	}
	i.warn(kept, "food businesses keep their level, because an official is in charge of them; change both with regradeCoverage")
	day, err := i.dayOfUpdates()
	if err != nil {
		return err
	}
	for _, sql := range []string{keepUnnamedLevels(i.stagedTable(stage), i.agency) + i.ofAgency("s"), endLevels(stage, i.agency, day)} {
		if _, err := i.change(sql); err != nil {
			return err
		}
	}
	_, err = i.add("level_changes", beginLevels(stage, i.agency, today, " AND g.ends_on IS NULL"))
	return err
}

// writeTimelines writes the events FILED and DECIDED of the imported cases. Where a newer edition of the file has another day, the
// timeline keeps the old event and adds a correction and a new event, as for any step that is corrected. Events after the
// corrected one are corrected and written again as well, so that their order stays.
func (i *importer) writeTimelines() error {
	if err := i.holdParents("case_events", casesOfStaging, []string{"case_id"}); err != nil {
		return err
	}
	statements := timelineStatements(i.agency)
	if i.allNew["cases"] {
		statements = []string{timelineOfNew(i.agency)}
	}
	for _, sql := range statements {
		if _, err := i.add("case_events", sql); err != nil {
			return fmt.Errorf("timelines: %w", explainRefusal(err))
		}
	}
	if i.book != nil {
		return nil
	}
	_, err := i.exec("ANALYZE case_events")
	return err
}
