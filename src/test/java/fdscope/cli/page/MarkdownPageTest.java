package fdscope.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownPageTest {
    @Test
    void aPageHasItsNameItsSectionsAndNoSecondTitle() {
        assertThat(MarkdownPage.of("a-lab", 5, "1.0", "words", "# Title\n\n## One\n\nText\nthat goes on.\n"))
                .isEqualTo(
                        "'\\\" t\n.TH A\\-LAB 5 \"\" \"fdscope 1.0\"\n.nh\n.ad l\n.SH NAME\na\\-lab \\- words\n.SH ONE\n.PP\nText"
                                + " that goes on.\n");
    }

    @Test
    void nothingInATextIsARequestOrAnEscape() {
        assertThat(MarkdownPage.sections("`.so /etc/passwd` and `'x` \\\\n\n\n```\n.de x\n'y \\fB\n```\n", ""))
                .isEqualTo(
                        ".PP\n\\fB\\&.so /etc/passwd\\fR and \\fB\\&\\(aqx\\fR \\en\n.PP\n.RS 4\n.nf\n\\&.de x\n\\&\\(aqy"
                                + " \\efB\n.fi\n.RE\n");
    }

    @Test
    void theFirstParagraphOfAnItemStandsBesideItsMark() {
        assertThat(MarkdownPage.sections("1. one\n\n   more\n2. two\n\n- a\n- b\n", ""))
                .isEqualTo(".IP 1. 4\none\n.RS 4\n.PP\nmore\n.RE\n.IP 2. 4\ntwo\n.IP \\(bu 2\na\n.IP \\(bu 2\nb\n");
    }

    @Test
    void twoColumnsAreAListOfTags() {
        assertThat(MarkdownPage.sections("| a | b |\n|---|---|\n| `x` | *y* |\n", ""))
                .isEqualTo(".TP\n\\fBx\\fR\n\\fIy\\fR\n");
    }

    @Test
    void threeColumnsAreATableWhoseLastIsFilled() {
        assertThat(MarkdownPage.sections("| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n", ""))
                .isEqualTo(
                        ".PP\n.TS\nnospaces;\nl l lx.\n\\fIa\\fR\t\\fIb\\fR\tT{\n\\fIc\\fR\nT}\n1\t2\tT{\n3\nT}\n.TE\n");
    }

    @Test
    void anAddressOfTheNetIsSaidAndAnotherPageIsNot() {
        assertThat(MarkdownPage.sections("[here](other.md) [there](https://example.org/a-b)", ""))
                .isEqualTo(".PP\nhere there (https://example.org/a\\-b)\n");
    }

    @Test
    void whatIsInsertedStandsInThePlaceOfTheComment() {
        assertThat(MarkdownPage.sections("a\n\n<!-- x -->\n\nb", ".SH IN\n")).isEqualTo(".PP\na\n.SH IN\n.PP\nb\n");
    }
}
