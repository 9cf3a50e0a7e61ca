package fdscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.Whereabouts.Place;
import fdscope.observe.Whereabouts.Signs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhereaboutsTest {
    private static final String PLAIN = "Linux version 6.12.1-amd64 (debian-kernel@lists.debian.org)";

    @ParameterizedTest
    @CsvSource({
        "false,false,false,Linux version 6.12.1-amd64,MACHINE",
        "true,false,false,Linux version 6.12.1-amd64,DOCKER",
        "false,true,false,Linux version 6.12.1-amd64,PODMAN",
        "true,true,false,Linux version 6.12.1-amd64,PODMAN",
        "true,false,true,Linux version 6.8.0-1030-azure,CODESPACES",
        "false,false,false,Linux version 5.15.167.4-microsoft-standard-WSL2,WSL2",
        "false,false,false,Linux version 4.4.0-19041-Microsoft,WSL1",
        "true,false,false,Linux version 5.15.167.4-microsoft-standard-WSL2,DOCKER"
    })
    void thePlaceIsToldByTheNearestSign(
            boolean dockerenv, boolean containerenv, boolean codespaces, String version, Place place) {
        Signs signs = new Signs(dockerenv, containerenv, codespaces, version, "Seccomp:\t0\n");
        assertThat(Whereabouts.of(signs)).isEqualTo(new Whereabouts(place, false));
    }

    @Test
    void aFilterIsToldByTheStatusOfTheProcess() {
        String status = "NoNewPrivs:\t0\nSeccomp:\t2\nSeccomp_filters:\t1\n";
        Whereabouts here = Whereabouts.of(new Signs(true, false, false, PLAIN, status));
        assertThat(here.sentence()).isEqualTo("Docker filters system calls. D says what is lost, and what helps");
        assertThat(here.finding())
                .isEqualTo(new Finding(
                        Finding.Mark.LIMIT,
                        "place",
                        "Docker, with a seccomp filter",
                        "The filter may refuse kcmp, unshare and other calls.",
                        "see docs/elsewhere.md"));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theSentenceFitsIntoTheFrameOfATerminalOfEightyColumns(Place place) {
        for (boolean filtered : new boolean[] {true, false}) {
            assertThat(new Whereabouts(place, filtered).sentence().length()).isLessThanOrEqualTo(74);
        }
    }

    @Test
    void onAMachineNothingIsSaidAndARemedyIsOneForMachines() {
        assertThat(Whereabouts.PLAIN.sentence()).isEmpty();
        assertThat(Whereabouts.PLAIN.remedy("gcc"))
                .isEqualTo(Optional.of("apt install gcc libc6-dev, or as your distribution names it"));
        assertThat(new Whereabouts(Place.DOCKER, true).remedy("kcmp"))
                .isEqualTo(Optional.of("start the container with --cap-add SYS_PTRACE"));
        assertThat(Whereabouts.PLAIN.remedy("lesson 11")).isEmpty();
    }
}
