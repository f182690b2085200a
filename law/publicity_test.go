package law_test

import (
	"testing"

	"docket/law"
)

func TestMaskedNameAndNumbers(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"张三": "张某", "欧阳娜娜": "欧阳某", "欧阳": "欧某", " 😀张三": "张某", "": "某某", "O'Brien": "O某"} {
		if got := law.MaskedName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	for text, want := range map[string]string{
		"身份证11010519491231002X，住某路1号": "身份证****************2X，住某路1号",
		"电话13812345678。":              "电话*********78。",
		"许可证JY13205850000001":         "许可证JY13205850000001",
		"代码91350100M000100Y43":        "代码91350100M000100Y43",
		"于2023年5月8日，货值12345678901元":   "于2023年5月8日，货值12345678901元",
	} {
		if got := law.MaskedNumbers(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
