// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.passwordguess;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.contact.Contact;
import org.hinomi.analysis.detect.contact.ContactDetector;
import org.hinomi.analysis.detect.contact.Peer;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.BehaviourInfo.Measure;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorInfo.Threshold;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.MeasureUnit;

/**
 * Many short, alike sessions in a row, then a clearly larger one from the same source: the phases of a dictionary attack in
 * flows, after Sperotto et al. (<em>Hidden Markov Model Modeling of SSH Brute-Force Attacks</em>, DSOM 2009) and Hofstede et
 * al. (<em>SSH Compromise Detection using NetFlow/IPFIX</em>, ACM CCR 2014).
 *
 * <p>A sensor that can tell what came of a try to sign in ({@link org.hinomi.model.session.Login}) is believed before the
 * sizes: so many refused tries are guessing at any pace, and only a session that was let in after one is a find.
 *
 * <p>Guessing alone is PROBED. A larger session after it is EXECUTED: somebody who guessed is signed in and runs what he
 * likes. At web ports a page after many requests proves less: there it is claimed only if the guessing ends with it.
 *
 * <p>Urgency 8 and risk 10 of 40: doors are tried all day; a door that opened weighs by its rung.
 */
public final class PasswordGuessDetector implements ContactDetector {

    private static final int MIN_GUESSES = 20;
    private static final int MIN_WEB_GUESSES = 40;
    private static final long WITHIN_MS = 15L * 60 * 1000;
    private static final int MAX_GUESS_BYTES = 10_000;
    private static final int MAX_MAIL_BYTES = 2_000;
    private static final int LARGER = 3;
    private static final int LARGER_AT_WEB = 8;
    private static final int ALIKE_PERCENT = 80;
    private static final int MAIL = 25;
    private static final int CERTAIN = 400;

    /** The pace of 256 guesses, uniformly spread by half, is known to 2 %, and some sessions follow the first. */
    private static final int STILL_GUESSING_PERCENT = 5;

    private static final Set<Integer> WEB = Set.of(80, 443, 8080, 8443);

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "password-guess",
                    DetectorKey.PEER,
                    "Somebody outside guessed passwords at a door of this host, and may have found one.",
                    "Where no sensor tells what came of sign-ins: guesses slower than 20 in 15 minutes; guesses spread over"
                            + " many sources; several guesses in one long session;"
                            + " a password found within the first 20 guesses; an intruder who does next to nothing; a web"
                            + " login found after more than 256 sessions by a guesser that changes pace or goes on.",
                    List.of(
                            "a program that signs in very often and asks the same each time",
                            "a program with an old password or key, which is refused all day",
                            "monitoring or chat in a browser, at web ports",
                            "a newsletter delivered to many at one server, at 25/tcp",
                            "a large page or message at the end of many small ones"),
                    List.of(
                            new Threshold(
                                    "alike sessions from one source",
                                    MIN_GUESSES + " within 15 minutes; " + MIN_WEB_GUESSES + " at web ports",
                                    "people mistype a handful of times; jobs of cron run at most once a minute, which is 15;"
                                            + " Hofstede et al. 2014 and fail2ban's common settings lie lower"),
                            new Threshold(
                                    "or tries that a sensor saw refused (Zeek ssh)",
                                    MIN_GUESSES + " a day",
                                    "the same number without the pace: a refused sign-in is what it is, and a person gives"
                                            + " up after a handful"),
                            new Threshold(
                                    "alike",
                                    "within 30 % of the medians out and in, " + ALIKE_PERCENT + " % of all sessions",
                                    "a refused login differs by the lengths of name and password only (Hofstede et al."
                                            + " 2014: packets per flow stay the same through the attack)"),
                            new Threshold(
                                    "bytes of a guess",
                                    "at most " + MAX_GUESS_BYTES + " both ways; " + MAX_MAIL_BYTES + " at 25/tcp",
                                    "key exchange and three refused passwords are 4 to 6 kB with SSH or TLS; a mail with a"
                                            + " body is larger than 2 kB"),
                            new Threshold(
                                    "size of a session that counts as signed in",
                                    LARGER + " times the median; " + LARGER_AT_WEB + " at web ports",
                                    "the limit on tries in one session (OpenSSH: 6) keeps a refused one below 2 to 3 times"
                                            + " the usual"))),
            new LocalText("パスワードの総当たり", "Password guessing"),
            new LocalText(
                    "ポート{port}に、同じような短い接続が同じ送信元から{guesses}回ありました（1回は約{usual}、最大の1回は{largest}。総当たりのあとの大きな接続：{entered}件。センサーが記録した認証の失敗：{refused}回、成功：{accepted}件）",
                    "One source made {guesses} short, alike sessions to port {port} (about {usual} each, the largest"
                            + " {largest}; larger sessions after the guessing: {entered}; sign-ins that a sensor saw refused: {refused}, accepted:"
                            + " {accepted})"),
            List.of(
                    new Measure("port", MeasureUnit.PORT),
                    new Measure("guesses", MeasureUnit.COUNT),
                    new Measure("usual", MeasureUnit.BYTES),
                    new Measure("largest", MeasureUnit.BYTES),
                    new Measure("entered", MeasureUnit.COUNT),
                    new Measure("refused", MeasureUnit.COUNT),
                    new Measure("accepted", MeasureUnit.COUNT)),
            8,
            10);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public boolean judgesLogins() {
        return true;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        if (contact.isFromHost() || contact.protocol() != Protocol.TCP) {
            return Optional.empty();
        }
        boolean isRefused = contact.refusedLogins() >= MIN_GUESSES;
        Optional<Guesses> guesses = contact.answered() < MIN_GUESSES ? Optional.empty() : guesses(contact, peer);
        return isRefused || guesses.isPresent() ? Optional.of(evidence(contact, guesses)) : Optional.empty();
    }

    /** What looks like guesses by sizes and times alone. */
    private static Optional<Guesses> guesses(Contact contact, Peer peer) {
        boolean isWeb = WEB.contains(contact.port());
        int many = isWeb ? MIN_WEB_GUESSES : MIN_GUESSES;
        // A browser or program that comes every day and polls is no guesser; at other doors nobody is excused by habit.
        if (contact.answered() < many || (isWeb && peer.visitDaysBefore() > 0)) {
            return Optional.empty();
        }
        Guesses guesses = Guesses.of(contact, many, WITHIN_MS, isWeb ? LARGER_AT_WEB : LARGER);
        long mostBytes = contact.port() == MAIL ? MAX_MAIL_BYTES : MAX_GUESS_BYTES;
        boolean isGuessing = guesses.isFast()
                && !guesses.isLargeEarly()
                && guesses.usualBytes() <= mostBytes
                && guesses.alike() * 100L
                        >= (long) ALIKE_PERCENT * contact.calls().count();
        return isGuessing ? Optional.of(guesses) : Optional.empty();
    }

    private static Evidence.Behaviour evidence(Contact contact, Optional<Guesses> guesses) {
        boolean isWeb = WEB.contains(contact.port());
        long entered = guesses.map(found -> entered(contact, found, isWeb)).orElse(0L);
        int tries = Math.max(guesses.isPresent() ? contact.answered() : 0, contact.refusedLogins());
        return new Evidence.Behaviour(
                isFound(contact, entered) ? DamageRung.EXECUTED : DamageRung.PROBED,
                Strength.of(tries, MIN_GUESSES, CERTAIN),
                List.of(
                        (long) contact.port(),
                        Math.max(0, contact.answered() - entered),
                        guesses.map(Guesses::usualBytes).orElse(0L),
                        Math.max(0, contact.largestBytes()),
                        entered,
                        (long) contact.refusedLogins(),
                        (long) contact.acceptedLogins()));
    }

    /** Where a sensor saw what came of tries to sign in, that decides, and not how large sessions were. */
    private static boolean isFound(Contact contact, long entered) {
        if (contact.refusedLogins() + contact.acceptedLogins() > 0) {
            return contact.isAcceptedAfterRefused();
        }
        return entered > 0 && contact.port() != MAIL;
    }

    /**
     * Whether the largest session came behind all remembered ones, when the guesses that there are had been made at the pace of
     * the remembered ones, but for a few.
     */
    private static boolean isEndedByLarger(Contact contact, Guesses guesses) {
        boolean isLarge = guesses.larger() == 0 && contact.largestBytes() >= LARGER_AT_WEB * guesses.usualBytes();
        int last = contact.calls().count() - 1;
        double paceMs =
                (double) (contact.calls().msOfDay(last) - contact.calls().msOfDay(0)) / last;
        double madeByThen = (contact.largestMs() - contact.firstMs()) / Math.max(1, paceMs);
        return isLarge && madeByThen * 100 >= contact.attempts() * (100.0 - STILL_GUESSING_PERCENT);
    }

    /** Larger sessions that came after the guessing began: at web ports only where the guessing ended with them. */
    private static long entered(Contact contact, Guesses guesses, boolean isWeb) {
        boolean isSeenWhole = contact.calls().count() == contact.attempts();
        if (isWeb) {
            return isSeenWhole
                    ? guesses.alikeAfterLarger() == 0 ? guesses.larger() : 0
                    : isEndedByLarger(contact, guesses) ? 1 : 0;
        }
        boolean isLargerLater = !isSeenWhole && contact.largestBytes() >= LARGER * guesses.usualBytes();
        return Math.max(guesses.larger(), isLargerLater ? 1 : 0);
    }
}
