package fdscope.tui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelMap.Stop;
import fdscope.lesson.KernelNotes;
import fdscope.lesson.store.LessonFolder;
import fdscope.tui.screen.KernelWay.Sleeper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MapViewTest {
    private static final List<KernelFunction> FUNCTIONS = Stream.of("send", "copy", "recv", "wait")
            .map(name -> new KernelFunction(name, "a.c", "data", "", "", Optional.empty(), ""))
            .toList();
    private static final KernelMap MAP = new KernelMap(
            List.of(),
            FUNCTIONS,
            List.of(journey("out", "send", "copy"), journey("in", "recv", "wait", "copy")),
            List.of());

    private static Journey journey(String id, String... stops) {
        return new Journey(
                id,
                id,
                Stream.of(stops)
                        .map(name -> new Stop(List.of(name), Optional.empty(), Optional.empty()))
                        .toList());
    }

    @Test
    void aStepOpensTheJourneyThatHasMostOfItsWay() {
        KernelWay way = new KernelWay("recv", "bob  recv()", false, FUNCTIONS.subList(1, 4), List.of());
        assertThat(MapView.at(MAP, way)).isEqualTo(MapView.START.journey(1).at(2));
    }

    @Test
    void whoSleepsIsWhereTheCursorIs() {
        Sleeper bob = new Sleeper(
                "bob",
                "recv",
                "wait",
                "recvfrom",
                List.of(),
                List.of(FUNCTIONS.get(2), FUNCTIONS.get(3)),
                "/proc/1/task/1");
        KernelWay way = new KernelWay("", "", false, List.of(), List.of(bob));
        assertThat(MapView.at(MAP, way)).isEqualTo(MapView.START.journey(1).at(1));
        MapHere here = new MapHere(way, MAP);
        assertThat(FUNCTIONS.stream().map(function -> here.asleep(function, false)))
                .containsExactly("", "", "", "« bob is here");
    }

    @Test
    void aFunctionOnNoJourneyIsFoundInTheList() {
        KernelMap map = new KernelMap(List.of(), FUNCTIONS, List.of(journey("out", "send")), List.of());
        assertThat(MapView.at(map, "wait"))
                .isEqualTo(MapView.START.tab(MapView.Tab.FUNCTIONS).filter("wait", false));
    }

    @Test
    void aFunctionThatIsCalledWhatIsTypedStandsFirst() {
        KernelMap map = LessonFolder.read(Path.of("lessons")).map();
        for (MapView.Tab tab : List.of(MapView.Tab.FUNCTIONS, MapView.Tab.FILES)) {
            List<MapView.Item> items =
                    MapView.START.tab(tab).filter("fd_install", false).items(map, KernelFeed.START);
            assertThat(items).hasSizeGreaterThan(1);
            assertThat(((MapView.Item.Function) items.get(0)).function().name()).isEqualTo("fd_install");
        }
        assertThat(KernelBook.search(map, KernelNotes.EMPTY, List.of("fd_install")))
                .extracting(KernelFunction::name)
                .startsWith("fd_install");
    }
}
