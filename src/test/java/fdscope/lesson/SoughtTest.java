package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.SearchEntry.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How well things fit what was typed. */
class SoughtTest {
    private static List<String> order(String typed, String... names) {
        SearchIndex index = SearchIndex.of(Stream.of(names)
                .map(name -> SearchEntry.open(Kind.FUNCTION, List.of(name), "", "", new SearchPlace.Link(name)))
                .toList());
        return index.find(Sought.of(typed), OpenQuestions.NONE, kind -> true).stream()
                .map(hit -> hit.entry().name())
                .toList();
    }

    @Test
    void theNameItselfComesFirstThenWhatBeginsSoThenWordsThenWordsInsideThenLetters() {
        assertThat(order("fd_install", "f_d_xinstall", "my_fd_install", "bfd_install", "fd_install_all", "FD_INSTALL"))
                .containsExactly("FD_INSTALL", "fd_install_all", "my_fd_install", "bfd_install", "f_d_xinstall");
    }

    @Test
    void whatFitsEquallyWellKeepsTheOrderOfTheCourse() {
        assertThat(order("unix", "unix_b", "unix_a", "unix_c")).containsExactly("unix_b", "unix_a", "unix_c");
    }

    @Test
    void lettersThatLieCloserTogetherComeFirstAndFarApartTheyAreNothing() {
        assertThat(order("sfd", "s___f___d", "scm_fd", "sfxd")).containsExactly("sfxd", "scm_fd", "s___f___d");
        assertThat(order("sfd", "s_________________fd")).isEmpty();
    }

    @Test
    void allWordsMustFitInAnyOrderAndAnUnderscorePartsWords() {
        assertThat(order("stream unix", "unix_stream_sendmsg", "unix_dgram_sendmsg"))
                .containsExactly("unix_stream_sendmsg");
    }

    @Test
    void aKindInFrontAsksForThatKindAlone() {
        SearchIndex index = SearchIndex.of(List.of(
                SearchEntry.open(
                        Kind.TERM, List.of("backlog"), "", "term:backlog", new SearchPlace.Link("term:backlog")),
                SearchEntry.open(Kind.LAB, List.of("backlog"), "", "lab", new SearchPlace.Link("lab:backlog"))));
        assertThat(index.find(Sought.of("LAB: Backlog"), OpenQuestions.NONE, kind -> true))
                .extracting(hit -> hit.entry().kind())
                .containsExactly(Kind.LAB);
    }

    @Test
    void marksAreTheWordsElseTheLetters() {
        assertThat(new SearchHit.Snippet(
                                "a descriptor in flight", Sought.of("IN desc").marks("a descriptor in flight"))
                        .marked())
                .isEqualTo("a »desc«riptor »in« flight");
        assertThat(new SearchHit.Snippet("unix_attach_fds", Sought.of("uafds").marks("unix_attach_fds")).marked())
                .isEqualTo("»u«nix_»a«ttach_»fds«");
    }

    @Test
    void aLongTextIsCutSoThatTheFirstWordThatFitsIsSeen() {
        String text = "word ".repeat(30) + "needle " + "more ".repeat(30);
        SearchEntry entry = SearchEntry.open(Kind.TEXT, List.of("x"), text.strip(), "", new SearchPlace.Link("x"));
        SearchHit hit = new SearchHit(entry, Sought.of("needle"), 0, false);
        String shown = hit.context(40).orElseThrow().marked();
        assertThat(shown).startsWith("… word ").contains("»needle«").endsWith("…");
        assertThat(hit.context(40).orElseThrow().text()).hasSize(40);
    }

    @Test
    void nothingIsFoundByLettersThatNobodyHasAndNothingBreaksOnOddWords() {
        for (String odd : List.of("", "   ", "map:", "(((", "\\", "\u0130", "\ud83d", "a\u0000b", "»«", ":", "_")) {
            Sought sought = Sought.of(odd);
            assertThat(sought.marks("I\u0130 map: ((( \\ »« a_b : \ud83d\ude00"))
                    .isNotNull();
            order(odd, "unix_a", "\u0130");
        }
    }
}
