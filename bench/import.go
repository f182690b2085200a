package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/auth"
	"docket/exchange"
	"docket/exchange/mapping"
)

// registerMapping is the mapping of the file that writeRegister writes.
const registerMapping = `
register: 行政处罚台账
currency: CNY
timeZone: Asia/Shanghai
dates: YYYY-MM-DD
agency: {code: "320585", name: 太仓市市场监督管理局, shortName: 太市监, level: COUNTY}
records:
  party:
    sourceKey: {column: 当事人编号}
    name: {column: 当事人}
    kind: {value: COMPANY}
    address: {column: 住所}
    representative: {column: 法定代表人}
  case:
    caseNo: {column: 案号}
    field: {column: 领域, map: {食品: FOOD, 药品: DRUG, 广告: ADVERTISING, 价格: PRICE}}
    source: {value: INSPECTION}
    procedure: {value: ORDINARY}
    cause: {column: 案由}
    facts: {column: 违法事实}
    filedOn: {column: 立案日期}
  decision:
    decisionNo: {column: 文号}
    decidedOn: {column: 处罚日期}
    reasons: {column: 处罚理由}
  penalty:
    each: {column: 处罚, pattern: "(?P<kind>警告|罚款|没收违法所得)(?P<amount>[0-9.]+元)?"}
    kind: {part: kind, map: {警告: WARNING, 罚款: FINE, 没收违法所得: CONFISCATION_OF_GAINS}}
    amount: {part: amount}
`

// writeRegister writes a register of so many decided cases as CSV, the same on every run, and returns how many penalties they have. A party has four
// cases. Each case has a fine, every second one a confiscation, and every seventh a warning.
func writeRegister(to io.Writer, cases int) (penalties int, err error) {
	out := bufio.NewWriterSize(to, 1<<20)
	random := rand.New(rand.NewPCG(1, 2))
	one := func(of ...string) string { return of[random.IntN(len(of))] }
	signs := []rune("好味美鲜香福禄祥瑞丰盛华兴隆顺达康安泰和平德仁义信诚永恒光明星月江海山林春秋金银玉宝龙凤鹤松竹梅兰菊荷莲云雨风雷天地人家园")
	word := func(length int) string {
		var text strings.Builder
		for range length {
			text.WriteRune(signs[random.IntN(len(signs))])
		}
		return text.String()
	}
	names := make([]string, max(cases/4, 1))
	for i := range names {
		names[i] = fmt.Sprintf("D%07d,太仓市%s%s%s%s,太仓市%s镇%s路%d号%d室,%s%s", i, one("城厢", "浏河", "沙溪", "璜泾", "双凤", "娄东"), word(2+random.IntN(3)),
			one("餐饮", "食品", "超市", "贸易", "药房", "酒店"), one("有限公司", "店", "商行", "经营部"), one("城厢", "浏河", "沙溪", "璜泾", "双凤"), word(2), 1+random.IntN(400), 101+random.IntN(900), word(1), word(2))
	}
	first := time.Date(2015, 1, 4, 0, 0, 0, 0, time.UTC)
	_, _ = out.WriteString("案号,文号,当事人编号,当事人,住所,法定代表人,领域,案由,违法事实,立案日期,处罚日期,处罚理由,处罚\n")
	for i := range cases {
		filed := first.AddDate(0, 0, random.IntN(3600))
		penalty := fmt.Sprintf("罚款%d.%02d元", 500+random.IntN(50000), random.IntN(100))
		penalties++
		if i%2 == 0 {
			penalty += fmt.Sprintf("；没收违法所得%d元", 10+random.IntN(5000))
			penalties++
		}
		if i%7 == 0 {
			penalty += "；警告"
			penalties++
		}
		cause := one("经营超过保质期的食品", "未取得许可从事食品经营活动", "未按规定明码标价", "发布虚假广告", "购进药品未查验记录", "未履行进货查验义务") + one("案", "的行为案", "等违法行为案")
		_, _ = fmt.Fprintf(out, "苏太市监案〔%d〕%d号,苏太市监处〔%d〕%d号,%s,%s,%s,当事人于%s在其经营场所%s，货值金额%d元，涉案物品为%s牌%s。,%s,%s,%s,%s\n",
			filed.Year(), i+1, filed.Year(), i+1, names[random.IntN(len(names))], one("食品", "食品", "药品", "广告", "价格"), cause,
			filed.AddDate(0, 0, -random.IntN(20)).Format("2006年1月2日"), strings.TrimSuffix(cause, "案"), 20+random.IntN(9000), word(2), one("糕点", "饮料", "调味品", "药品", "乳制品"),
			filed.Format("2006-01-02"), filed.AddDate(0, 0, 10+random.IntN(80)).Format("2006-01-02"),
			one("当事人积极配合调查，违法情节轻微，依法从轻处罚。", "当事人的行为违反了有关规定，依法应予处罚。", "当事人两年内因同类行为受过处罚，依法从重处罚。"), penalty)
	}
	return penalties, out.Flush()
}

// measureImport imports a register of so many cases, and prints how long each step took, how much memory this process took at most, and the longest
// statements if the database counts them (pg_stat_statements).
func measureImport(ctx context.Context, cases int, url, data string) (err error) {
	folder, err := os.MkdirTemp("", "docket-register-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "register.csv")
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	penalties, err := writeRegister(file, cases)
	info, statErr := file.Stat()
	if err = errors.Join(err, statErr, file.Close()); err != nil {
		return err
	}
	m, err := mapping.Read(strings.NewReader(registerMapping))
	if err != nil {
		return err
	}
	countStatements(ctx, url)
	runtime.GC()
	start, own, postgres := time.Now(), processorOf("self"), processorOfPostgres(data)
	began := map[exchange.Step]time.Time{}
	report, err := exchange.Import(auth.WithCaller(ctx, auth.TheOperator()), exchange.Settings{Database: url, File: path, Mapping: m, Progress: func(p exchange.Progress) {
		if began[p.Step].IsZero() {
			began[p.Step] = time.Now()
		}
	}})
	if err != nil {
		return err
	}
	end := time.Now()
	own, postgres = processorOf("self")-own, processorOfPostgres(data)-postgres
	report.Print(os.Stderr, false)
	fmt.Println("\n| cases | penalties | MB of file | read, s | checked, s | written, s | all, s | cases per second | processor, s: this process | Postgres | memory at most, MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
	fmt.Printf("| %d | %d | %d | %.1f | %.1f | %.1f | %.1f | %.0f | %.1f | %.1f | %d |\n", cases, penalties, info.Size()>>20, began[exchange.Checking].Sub(start).Seconds(),
		began[exchange.Writing].Sub(began[exchange.Checking]).Seconds(), end.Sub(began[exchange.Writing]).Seconds(), end.Sub(start).Seconds(),
		float64(cases)/end.Sub(start).Seconds(), own.Seconds(), postgres.Seconds(), peakMB())
	return printStatements(ctx, url)
}

// countStatements begins to count statements, if the server can.
func countStatements(ctx context.Context, url string) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return
	}
	defer conn.Close(ctx)
	_, _ = conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT pg_stat_statements_reset()")
}

// printStatements prints the longest statements, if the server has counted them.
func printStatements(ctx context.Context, url string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, `SELECT sum(calls)::bigint, sum(total_exec_time) / 1000, sum(rows)::bigint,
			CASE WHEN toplevel THEN '' ELSE '(within others) ' END || left(regexp_replace(query, '\s+', ' ', 'g'), 110)
		FROM pg_stat_statements GROUP BY 4 HAVING sum(total_exec_time) > 100 ORDER BY 2 DESC LIMIT 40`)
	isRefusal := func(err error) bool { return errors.As(err, new(*pgconn.PgError)) } // the server does not count them
	if isRefusal(err) {
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Println()
	var calls, count int64
	var took float64
	var statement string
	_, err = pgx.ForEachRow(rows, []any{&calls, &took, &count, &statement}, func() error {
		fmt.Printf("%8.2f s %8d × %9d rows  %s\n", took, calls, count, statement)
		return nil
	})
	if isRefusal(err) {
		return nil
	}
	return err
}

// peakMB returns how much memory this process had at most, in MB, as Linux tells it; 0 elsewhere.
func peakMB() (mb int) {
	text, _ := os.ReadFile("/proc/self/status")
	if _, rest, ok := strings.Cut(string(text), "VmHWM:"); ok {
		_, _ = fmt.Sscan(rest, &mb)
	}
	return mb / 1024
}

// processorOf returns how much processor time a process has taken, and its children that have ended, as Linux tells it; 0 elsewhere.
func processorOf(process string) time.Duration {
	_, took := processOf(process)
	return took
}

// processorOfPostgres returns how much processor time the processes of the cluster in a folder have taken.
func processorOfPostgres(data string) time.Duration {
	text, _ := os.ReadFile(filepath.Join(data, "postgres", "data", "postmaster.pid"))
	postmaster, _, _ := strings.Cut(string(text), "\n")
	sum := processorOf(postmaster)
	processes, _ := filepath.Glob("/proc/[0-9]*")
	for _, p := range processes {
		if parent, took := processOf(filepath.Base(p)); parent == postmaster {
			sum += took
		}
	}
	return sum
}

// processOf returns the parent of a process and what processorOf returns.
func processOf(process string) (parent string, took time.Duration) {
	text, _ := os.ReadFile(filepath.Join("/proc", process, "stat"))
	_, rest, _ := strings.Cut(string(text), ") ") // after the name of the program, which may hold blanks
	fields := strings.Fields(rest)
	if len(fields) < 15 {
		return "", 0
	}
	for _, field := range fields[11:15] {
		ticks, _ := strconv.Atoi(field)
		took += time.Duration(ticks) * time.Second / 100
	}
	return fields[1], took
}
