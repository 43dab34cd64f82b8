// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.format;

/** Who may see a field, after the slide "NII-SOCSの制限". A field that has no class is dropped. */
public enum FieldClass {
    /** 閲覧許可: analysts see it. */
    OPEN,
    /** 条件付き閲覧: sealed before it touches a disk, opened only with the institution's permission. */
    CONDITIONAL,
    /** 保存不可: has no place in the system at all. */
    FORBIDDEN
}
