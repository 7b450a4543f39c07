'use client';

import { Skeleton, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import clsx from 'clsx';
import type { MouseEvent, ReactNode } from 'react';
import styles from './list-table.module.css';
import { PageBar, type PageBarProps } from './page-bar.tsx';

export interface ListColumn<Row, SortKey extends string = string> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** The server can order by it, under this name. */
  sortKey?: SortKey;
  /** Numbers stand right-aligned, so that they compare. */
  isNumber?: boolean;
  /** Left out on phones. */
  isSecondary?: boolean;
  /** e.g. `180px`. */
  width?: string;
}

export interface ListSort<SortKey extends string = string> {
  by: SortKey;
  direction: 'asc' | 'desc';
}

/** Rows can be selected by boxes before them. */
export interface RowSelection<Row> {
  /** Of the box that selects the page. */
  allLabel: string;
  rowLabel: (row: Row) => string;
  isSelected: (row: Row) => boolean;
  onToggle: (row: Row) => void;
  onTogglePage: (isOn: boolean) => void;
}

interface ListTableProps<Row, SortKey extends string> extends PageBarProps {
  /** What the list is, for a screen reader. */
  label: string;
  columns: readonly ListColumn<Row, SortKey>[];
  /** Undefined while the first answer is on its way: rows of the table's own shape stand in. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string | number;
  /** Another answer is on its way; the last one stays in sight. */
  isBehind?: boolean;
  sort?: ListSort<SortKey>;
  onSort?: (sort: ListSort<SortKey>) => void;
  /** A click anywhere in the row but on its links and buttons; let one of them do the same for the keyboard. */
  onRow?: (row: Row) => void;
  /** The row whose details are shown beside the list. */
  isRowOpen?: (row: Row) => boolean;
  selection?: RowSelection<Row>;
  /** Shown instead of the rows when there are none: what to do about it. */
  empty: ReactNode;
}

const SKELETON_ROWS = 8;

/**
 * A table that the server sorts and pages: sticky header, skeleton, empty state, pages below. Of plain elements:
 * Mantine's Table brings its ScrollArea, and that floating-ui, 25 KB in all.
 */
export function ListTable<Row, SortKey extends string = string>(
  props: ListTableProps<Row, SortKey>,
) {
  const { label, columns, rows, rowKey, isBehind, sort, onSort, empty, onRow, isRowOpen } = props;
  const { selection } = props;
  if (rows?.length === 0) return <div className={styles.empty}>{empty}</div>;
  return (
    <div className={styles.list} aria-busy={isBehind || rows === undefined}>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={label}>
          <thead className={styles.head}>
            <tr>
              {selection && <PageBox rows={rows ?? []} selection={selection} />}
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody className={clsx(isBehind && styles.behind)}>
            {rows
              ? rows.map((row) => (
                  <tr
                    key={rowKey(row)}
                    className={clsx(styles.row, onRow && styles.clickable)}
                    data-open={isRowOpen?.(row) || undefined}
                    data-selected={selection?.isSelected(row) || undefined}
                    onClick={onRow && ((event) => isOnRowItself(event) && onRow(row))}
                  >
                    {selection && (
                      <td className={styles.box}>
                        <input
                          type="checkbox"
                          aria-label={selection.rowLabel(row)}
                          checked={selection.isSelected(row)}
                          onChange={() => selection.onToggle(row)}
                        />
                      </td>
                    )}
                    {columns.map(({ key, render, ...shape }) => (
                      <td key={key} className={cellClass(shape)}>
                        {render(row)}
                      </td>
                    ))}
                  </tr>
                ))
              : Array.from({ length: SKELETON_ROWS }, (_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
                  <tr key={index} className={styles.row}>
                    {selection && <td className={styles.box} />}
                    {columns.map(({ key, ...shape }) => (
                      <td key={key} className={cellClass(shape)}>
                        <Skeleton height={14} />
                      </td>
                    ))}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
      <PageBar {...props} />
    </div>
  );
}

function isOnRowItself({ target }: MouseEvent): boolean {
  const isOnControl = target instanceof Element && target.closest('a, button, input, label');
  // Who selects text in the row doesn't mean to open it.
  return !isOnControl && !window.getSelection()?.toString();
}

function PageBox<Row>({ rows, selection }: { rows: readonly Row[]; selection: RowSelection<Row> }) {
  const count = rows.filter(selection.isSelected).length;
  const isWhole = rows.length > 0 && count === rows.length;
  return (
    <th className={styles.box}>
      <input
        type="checkbox"
        aria-label={selection.allLabel}
        checked={isWhole}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !isWhole;
        }}
        onChange={() => selection.onTogglePage(!isWhole)}
      />
    </th>
  );
}

type Shape = Pick<ListColumn<unknown>, 'isNumber' | 'isSecondary'>;

function cellClass({ isNumber, isSecondary }: Shape): string {
  return clsx(isNumber && styles.number, isSecondary && styles.secondary);
}

function HeaderCell<Row, SortKey extends string>({
  column,
  sort,
  onSort,
}: Pick<ListTableProps<Row, SortKey>, 'sort' | 'onSort'> & { column: ListColumn<Row, SortKey> }) {
  const { label, sortKey, width } = column;
  const direction = sortKey !== undefined && sort?.by === sortKey ? sort.direction : undefined;
  const Icon = { asc: IconArrowUp, desc: IconArrowDown, none: IconArrowsSort }[direction ?? 'none'];
  return (
    <th
      className={cellClass(column)}
      style={{ width }}
      aria-sort={direction && (direction === 'asc' ? 'ascending' : 'descending')}
    >
      {sortKey !== undefined && onSort ? (
        <UnstyledButton
          className={styles.sort}
          onClick={() => onSort({ by: sortKey, direction: direction === 'desc' ? 'asc' : 'desc' })}
        >
          {label}
          <Icon size={14} className={clsx(!direction && styles.idle)} aria-hidden="true" />
        </UnstyledButton>
      ) : (
        label
      )}
    </th>
  );
}
