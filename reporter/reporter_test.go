package reporter_test

import (
	"slices"
	"testing"

	"docket/reporter"
)

func TestIdentifyingTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, contact string
		want          []string
	}{
		{"李 Wei女士", "138 1234-5678", []string{"李wei", "13812345678"}},
		{"李", "8321", nil},
		{"张三丰 138 1234 5678", "8321", []string{"张三丰", "13812345678"}},
		{"张三丰13812345678；李四", "8321", []string{"张三丰", "李四", "13812345678"}},
		{"王先生", "微信", nil},
		{"师傅", "8321", nil}, // a title alone
		{"匿名", "住太仓市城厢镇人民路1号", []string{"太仓市城厢镇人民路1号", "人民路1号"}},
		{"张三丰", "邮箱zhang@qq.com", []string{"张三丰", "zhangqqcom"}},
		{"张三丰", "13812345678 太仓市城厢镇", []string{"张三丰", "13812345678"}}, // a town alone identifies nobody
		// Identity numbers, in either field.
		{"张三丰 11010519491231002X", "8321", []string{"张三丰", "11010519491231002"}},
		{"李", "110105 19491231 002X", []string{"11010519491231002"}},
		// With and without the codes of country and area.
		{"李", "+86 138-0013-8001", []string{"8613800138001", "13800138001"}},
		{"李", "0086-13800138001", []string{"008613800138001", "13800138001"}},
		{"李", "0512-53521234", []string{"051253521234", "53521234"}},
		{"李", "010-65521234", []string{"01065521234", "65521234"}},
		// Several numbers, and digits that are no telephone number beside one.
		{"李", "13812345678 13987654321", []string{"13812345678", "13987654321"}},
		{"李", "13812345678、139-8765-4321", []string{"13812345678", "13987654321"}},
		{"李", "215400 13812345678 8321", []string{"13812345678"}},
		{"李", "0512 5352 1234 / 86 138 1234 5678", []string{"051253521234", "53521234", "8613812345678", "13812345678"}},
		{"李", "53521234 53529999", []string{"53521234", "53529999"}},
		{"李", "１３８１２３４５６７８转2", []string{"13812345678"}},
		// Several names, and remarks beside them.
		{"吴一凡、郑二虎", "8321", []string{"吴一凡", "郑二虎"}},
		{"卫先生/卫国", "8321", []string{"卫国"}},
		{"司马光，男，45岁", "8321", []string{"司马光"}},
		{"王大锤(本人)", "8321", []string{"王大锤"}},
		{"欧阳锋（举报人）", "8321", []string{"欧阳锋"}},
		{"太仓市大发商贸有限公司", "8321", []string{"太仓市大发商贸有限公司"}},
		{"Li", "8321", nil}, // a part of many words
		// With and without the divisions before the street.
		{"李", "太仓市娄东街道朝阳东路8号2幢301室", []string{"太仓市娄东街道朝阳东路8号2幢301室", "朝阳东路8号2幢301室"}},
		{"李", "科华路 62号", []string{"科华路62号"}},
		{"李", "科华路6号", []string{"科华路6号"}},
		{"李", "太仓市科华路6号", []string{"太仓市科华路6号", "科华路6号"}},
		{"李", "路6号", nil},
		{"李", "现住址：长春路8号", []string{"长春路8号"}},
		{"李", "家庭地址 长春路8号", []string{"长春路8号"}},
		{"李", "居住地址长春路8号", []string{"长春路8号"}},
		{"李", "现住在长春路8号", []string{"长春路8号"}},
		{"李", "13812345678 住址：太仓市 科华路 62号", []string{"13812345678", "太仓市科华路62号", "科华路62号"}},
		{"李", "科华路62号 2幢 lifang88", []string{"lifang88", "科华路62号", "科华路62号2幢"}},
		{"李", "太仓市 城厢镇 13812345678", []string{"13812345678"}}, // still no house
		// Placeholders identify nobody.
		{"消费者", "太仓市", nil},
		{"热心市民", "网络平台", nil},
		{"Anonymous", "12315", nil},
	} {
		if got := reporter.IdentifyingTexts(c.name, c.contact); !slices.Equal(got, c.want) {
			t.Errorf("%s, %s: %q, want %q", c.name, c.contact, got, c.want)
		}
	}
}
