// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import java.util.List;

/** Invented institutions: national, prefectural and private universities, colleges, research institutes. */
final class MemberNames {

    record Name(String en, String ja) {}

    static final List<Name> ALL = List.of(
            new Name("Aoba University", "青葉大学"),
            new Name("Minato Institute of Technology", "湊工業大学"),
            new Name("Kazahaya University", "風早大学"),
            new Name("Shiosai University of Marine Science", "潮騒海洋大学"),
            new Name("Mizukagami Prefectural University", "水鏡県立大学"),
            new Name("National Institute for Snow Crystals", "国立雪晶研究所"),
            new Name("Hoshimigaoka University", "星見ヶ丘大学"),
            new Name("Tokiwa Medical University", "常磐木医科大学"),
            new Name("Asagiri University", "朝霧大学"),
            new Name("Akatsuki Women's University", "暁女子大学"),
            new Name("Hagoromo University of the Arts", "羽衣芸術大学"),
            new Name("Institute for Deep Time", "深時間研究所"),
            new Name("Wakakusa University of Education", "若草教育大学"),
            new Name("Tatsunami College of Technology", "立浪工業高等専門学校"),
            new Name("Yamabiko Prefectural University", "山彦県立大学"),
            new Name("Komorebi University", "木漏日大学"),
            new Name("Observatory of Tsukikage", "月影天文台"),
            new Name("Suzukaze University of Agriculture", "涼風農業大学"),
            new Name("Hibari College of Technology", "雲雀工業高等専門学校"),
            new Name("Research Centre for Quiet Materials", "静寂材料研究センター"),
            new Name("Nagisa City University", "渚市立大学"),
            new Name("Shigure University of Letters", "時雨文科大学"),
            new Name("Oborozuki University", "朧月大学"),
            new Name("Institute of Tidal Computing", "潮汐計算研究所"));

    private MemberNames() {}
}
