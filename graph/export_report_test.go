package graph_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"docket/export/word/wordtest"
	words "docket/messages"
)

// The report of 2023 as a document has the figures of the API, and its charts have the counts of SQL.
func TestExportReport(t *testing.T) {
	t.Parallel()
	three := serveThreeAgencies(t)
	s := &testServer{Server: httptest.NewServer(callersByHeader(three.graph.ExportReport(), maps.Clone(callers))), url: three.url, log: three.log}
	t.Cleanup(s.Close)
	get := func(caller, parameters string) reply {
		t.Helper()
		return s.send(t, http.MethodGet, "/export/report?"+parameters, "", map[string]string{"Caller": caller})
	}
	read := func(caller, parameters string) wordtest.Document {
		t.Helper()
		r := get(caller, parameters)
		if r.status != http.StatusOK {
			t.Fatalf("%s %s: %d %s", caller, parameters, r.status, r.body)
		}
		return wordtest.Read(t, []byte(r.body))
	}
	// counts returns the counts of a statement by its first column.
	counts := func(statement string) map[string]string {
		t.Helper()
		found := map[string]string{}
		for key, n := range s.sql(t, "SELECT coalesce(json_object_agg(key, n), '{}') FROM ("+statement+") t(key, n)").(map[string]any) {
			found[key] = fmt.Sprint(n)
		}
		return found
	}
	zh := read("legal", "period=2023&language=zh&agency=320585")

	t.Run("the paragraph and the figures are those of the API", func(t *testing.T) {
		r := three.as(t, "legal", `{ report(agency: "320585", period: {year: 2023}, compareWith: {year: 2022}) {
			agency { name } narrative figures { indicator { label note } value previous } } }`, nil)
		name, _ := r.at("report", "agency", "name").(string)
		for _, want := range []string{
			"Title: " + name, "Title: 2023年度工作报告", "Subtitle: （2023年1月1日至2023年12月31日）", "Heading1: 一、总体情况", "Heading1: 五、数据说明",
			"BodyText: " + fmt.Sprint(r.at("report", "narrative")), "Note: 查询人：clerk · " + words.Label(words.Chinese, "Role", "LEGAL"),
		} {
			if !slices.Contains(zh.Paragraphs, want) {
				t.Errorf("there is no %q in %q", want, zh.Paragraphs)
			}
		}
		all, _ := r.at("report", "figures").([]any)
		figures, definitions := zh.Tables[0], zh.Tables[2]
		if len(all) != 21 || len(figures) != 22 || len(definitions) != 22 {
			t.Fatalf("%d figures, %d and %d rows", len(all), len(figures), len(definitions))
		}
		for i := range all {
			plain := func(cell string) string {
				text := strings.ReplaceAll(cell, ",", "")
				if n, err := strconv.ParseFloat(text, 64); err == nil {
					return strconv.FormatFloat(n, 'f', -1, 64)
				}
				return text
			}
			row := figures[i+1]
			label, note := r.at("report", "figures", i, "indicator", "label"), r.at("report", "figures", i, "indicator", "note")
			value, previous := fmt.Sprint(r.at("report", "figures", i, "value")), fmt.Sprint(r.at("report", "figures", i, "previous"))
			if row[0] != label || plain(row[2]) != plain(value) || plain(row[3]) != plain(previous) || definitions[i+1][0] != label || definitions[i+1][1] != note {
				t.Errorf("%q and %q, want %v %v %v: %v", row, definitions[i+1], label, value, previous, note)
			}
		}
		// Worked out by hand: 21,773 from 19,926; 90.00 % from 87.60 %.
		if row := figures[1]; row[2] != "21,773" || row[3] != "19,926" || row[4] != "+9.27%" {
			t.Errorf("%q", row)
		}
		if row := figures[4]; row[4] != "+2.40个百分点" {
			t.Errorf("%q", row)
		}
	})
	t.Run("the charts have the counts of SQL", func(t *testing.T) {
		if len(zh.Charts) != 4 {
			t.Fatalf("%d charts", len(zh.Charts))
		}
		months, penalties, channels, levels := zh.Charts[0], zh.Charts[1], zh.Charts[2], zh.Charts[3]
		const of2023 = "agency_id = 1 AND extract(year FROM decided_on) = 2023"
		byMonth := counts("SELECT extract(month FROM decided_on) || '月', count(*) FROM cases WHERE " + of2023 + " GROUP BY 1")
		before := counts("SELECT extract(month FROM decided_on) || '月', count(*) FROM cases WHERE agency_id = 1 AND extract(year FROM decided_on) = 2022 GROUP BY 1")
		byCell := counts("SELECT field || extract(month FROM decided_on) || '月', count(*) FROM cases WHERE " + of2023 + " GROUP BY 1")
		if len(months.Categories) != 12 || len(byMonth) != 12 || len(months.Series) > 9 {
			t.Errorf("%d months, %d series", len(months.Categories), len(months.Series))
		}
		labels := map[string]string{}
		for _, l := range words.Labels("CaseField") {
			labels[words.Label(words.Chinese, "CaseField", l.Value)] = l.Value
		}
		compared := 0
		for _, month := range months.Categories {
			sum := 0
			for _, series := range months.Series[:len(months.Series)-1] {
				n, _ := strconv.Atoi(months.Value(series.Name, month))
				sum += n
				if field := labels[series.Name]; field != "" {
					if want := byCell[field+month]; want != months.Value(series.Name, month) && (want != "" || n != 0) {
						t.Errorf("%s in %s: %d, want %s", series.Name, month, n, want)
					}
					compared++
				}
			}
			if strconv.Itoa(sum) != byMonth[month] || months.Value("2022年合计", month) != before[month] {
				t.Errorf("%s: %d and %s, want %s and %s", month, sum, months.Value("2022年合计", month), byMonth[month], before[month])
			}
		}
		if compared < 60 {
			t.Errorf("%d cells of fields were compared", compared)
		}
		compare := func(c wordtest.Chart, series, enumeration string, want map[string]string) {
			t.Helper()
			if len(c.Categories) != len(want) || len(want) == 0 {
				t.Errorf("%v, want %v", c, want)
			}
			for value, n := range want {
				label := "未分级"
				if value != "-" {
					label = words.Label(words.Chinese, enumeration, value)
				}
				if got := c.Value(series, label); got != n {
					t.Errorf("%s: %q, want %s", label, got, n)
				}
			}
		}
		compare(penalties, "处罚种类（项）", "PenaltyKind", counts(`SELECT p.kind, count(*) FROM penalties p JOIN decisions d ON d.agency_id = p.agency_id AND d.id = p.decision_id JOIN cases c ON c.agency_id = p.agency_id AND c.id = p.case_id
			WHERE p.withdrawn_on IS NULL AND d.withdrawn_on IS NULL AND c.agency_id = 1 AND extract(year FROM c.decided_on) = 2023 GROUP BY 1`))
		compare(channels, "投诉举报来源渠道（件）", "ComplaintChannel", counts("SELECT channel, count(*) FROM complaints WHERE agency_id = 1 AND extract(year FROM received_on) = 2023 GROUP BY 1"))
		compare(levels, "已包保", "CoverageLevel", counts(`SELECT coalesce(level, '-'), count(*) FROM food_businesses b
			WHERE coalesce(b.closed_on, 'infinity') > '2023-12-31' AND EXISTS (SELECT FROM coverage_assignments a WHERE a.agency_id = b.agency_id AND a.business_id = b.id AND a.period @> '2023-12-31'::date) GROUP BY 1`))
		// The amounts of fines and confiscated gains are the figure 罚没款.
		sum := 0.0
		for _, row := range zh.Tables[1][1:] {
			if amount, err := strconv.ParseFloat(strings.ReplaceAll(row[2], ",", ""), 64); err == nil {
				sum += amount
			}
		}
		if sum != 5920000 {
			t.Errorf("the penalties come to %v", sum)
		}
	})
	t.Run("in English, of a quarter and of a month, compared with none", func(t *testing.T) {
		en := read("auditor", "period=2023Q1&compare=none&language=en")
		want := counts("SELECT to_char(decided_on, 'Mon'), count(*) FROM cases WHERE decided_on BETWEEN '2023-01-01' AND '2023-03-31' GROUP BY 1")
		months := en.Charts[0]
		if !slices.Equal(months.Categories, []string{"Jan", "Feb", "Mar"}) || len(en.Tables[0][0]) != 3 || !slices.Contains(en.Paragraphs, "Title: Report for Quarter 1 of 2023") {
			t.Errorf("%q %q %q", months.Categories, en.Tables[0][0], en.Paragraphs)
		}
		for month, n := range want {
			sum := 0
			for _, series := range months.Series {
				count, _ := strconv.Atoi(months.Value(series.Name, month))
				sum += count
			}
			if strconv.Itoa(sum) != n {
				t.Errorf("%s: %d, want %s", month, sum, n)
			}
		}
		month := read("legal", "period=2023-02&compare=2022-02&language=zh")
		if days := month.Charts[0]; len(days.Categories) != 28 || days.Series[len(days.Series)-1].Name != "2022年2月合计" {
			t.Errorf("%q %q", days.Categories, days.Series)
		}
	})
	t.Run("a year without records has no empty charts", func(t *testing.T) {
		empty := read("legal", "period=1999&language=en")
		if len(empty.Charts) != 0 || !slices.Contains(empty.Paragraphs, "BodyText: No case was decided in the period.") {
			t.Errorf("%d charts, %q", len(empty.Charts), empty.Paragraphs)
		}
	})
	t.Run("each caller reads its own agencies", func(t *testing.T) {
		neighbour := read("neighbour", "period=2023&language=zh")
		if len(neighbour.Charts) != 0 || neighbour.Tables[0][1][2] != "0" || !strings.Contains(strings.Join(neighbour.Paragraphs, "\n"), "\nNote: 数据机关：邻局 320581\n") {
			t.Errorf("%q %q", neighbour.Tables[0][1], neighbour.Paragraphs)
		}
		for _, caller := range []string{"dashboard", "auditor", "admin"} {
			if d := read(caller, "period=2023&language=zh&agency=320585"); d.Tables[0][9][2] != "1,991" {
				t.Errorf("%s: %q", caller, d.Tables[0][9])
			}
		}
		// The province has the figures of the agencies below it.
		if d := read("auditor", "period=2023&language=zh&agency=320000"); d.Tables[0][9][2] != "1,991" || len(d.Charts) != 4 || d.Charts[1].Categories[0] != zh.Charts[1].Categories[0] {
			t.Errorf("%q %v", d.Tables[0][9], d.Charts)
		}
		for caller, code := range map[string]string{"neighbour": "BAD_USER_INPUT", "public": "FORBIDDEN", "": "UNAUTHENTICATED"} {
			if r := get(caller, "period=2023&agency=320585"); r.code() != code {
				t.Errorf("%s: %d %s", caller, r.status, r.body)
			}
		}
	})
	t.Run("bad parameters are refused by name", func(t *testing.T) {
		for parameters, says := range map[string]string{
			"":                           `period: is \"\"; give a year, a quarter or a month`,
			"period=2023Q7":              `period: is \"2023Q7\"`,
			"period=2023&compare=2022Q1": `compare: is \"2022Q1\"; give a period as long as 2023, or none`,
			"period=2023&language=fr":    `language: is \"fr\"; give zh or en`,
			"period=2023&agency=999999":  `agency: there is no agency with the code \"999999\"`,
		} {
			if r := get("legal", parameters); r.code() != "BAD_USER_INPUT" || !strings.Contains(r.body, says) {
				t.Errorf("%s: %d %s, want %s", parameters, r.status, r.body, says)
			}
		}
		if r := s.send(t, http.MethodPost, "/export/report?period=2023", "", map[string]string{"Caller": "legal"}); r.code() != "BAD_USER_INPUT" {
			t.Errorf("POST: %d %s", r.status, r.body)
		}
	})
	t.Run("the file has a name", func(t *testing.T) {
		r := get("legal", "period=2023&language=zh&agency=320585")
		if name := r.header.Get("Content-Disposition"); !strings.HasPrefix(name, `attachment; filename="report-2023.docx"; filename*=UTF-8''`) || !strings.Contains(name, "2023%E5%B9%B4%E5%BA%A6%E5%B7%A5%E4%BD%9C%E6%8A%A5%E5%91%8A.docx") {
			t.Error(name)
		}
		if media := r.header.Get("Content-Type"); media != "application/vnd.openxmlformats-officedocument.wordprocessingml.document" {
			t.Error(media)
		}
	})
}
