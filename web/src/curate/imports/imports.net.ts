import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import { api, csrfHeaders } from "../../api/client";
import { answered, OFFLINE, ServiceProblem } from "../../api/problem";
import type { components } from "../../api/schema";

export type Job = components["schemas"]["JobView"];
export type JobPage = components["schemas"]["JobPage"];
export type JobState = Job["state"];
export type ImportedFile = components["schemas"]["FileView"];
export type FilePage = components["schemas"]["FilePage"];
export type FileState = ImportedFile["state"];
export type FileWarning = components["schemas"]["WarningView"];
export type PassagePage = components["schemas"]["PassagePage"];
export type UploadRules = components["schemas"]["UploadRules"];

const ALL = ["imports"] as const;
const REFRESH_MS = 1_000;

export function isUnfinished(job: Job): boolean {
  return job.state === "queued" || job.state === "running";
}

/** Newest first; asked for again while one of them is being worked on. */
export function useJobs(page: number): UseQueryResult<JobPage> {
  return useQuery({
    queryKey: [...ALL, "jobs", page],
    queryFn: async ({ signal }) => answered(api.GET("/api/imports", { params: { query: { page } }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnfinished) ? REFRESH_MS : false),
    placeholderData: keepPreviousData,
  });
}

export function useJob(id: number): UseQueryResult<Job> {
  return useQuery({
    queryKey: [...ALL, "job", id],
    queryFn: async ({ signal }) => answered(api.GET("/api/imports/{job}", { params: { path: { job: id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isUnfinished(state.data) ? REFRESH_MS : false),
  });
}

/** `seen` is how many files are done: another count is another page of files. */
export function useFiles(
  id: number,
  state: FileState | null,
  page: number,
  seen: number | undefined,
): UseQueryResult<FilePage> {
  return useQuery({
    queryKey: [...ALL, "files", id, state, page, seen],
    enabled: seen !== undefined,
    queryFn: async ({ signal }) => {
      const query = { page, state, page_size: FILES_SHOWN };
      return answered(api.GET("/api/imports/{job}/files", { params: { path: { job: id }, query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

export const FILES_SHOWN = 50;

export interface FilePlace {
  job: number;
  file: number;
}

export function usePassages(place: FilePlace, page: number): UseQueryResult<PassagePage> {
  return useQuery({
    queryKey: [...ALL, "passages", place, page],
    queryFn: async ({ signal }) => {
      const params = { path: { ...place }, query: { page, page_size: PASSAGES_SHOWN } };
      return answered(api.GET("/api/imports/{job}/files/{file}/passages", { params, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

export const PASSAGES_SHOWN = 50;

/** Where the file lies as it was handed in. */
export function originalOf({ job, file }: FilePlace): string {
  return `/api/imports/${job}/files/${file}/original`;
}

export type JobDeed = "cancel" | "retry";

export function useJobDeed(id: number): UseMutationResult<Job, Error, JobDeed> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (deed) => {
      const params = { path: { job: id } };
      return answered(
        deed === "cancel"
          ? api.POST("/api/imports/{job}/cancel", { params })
          : api.POST("/api/imports/{job}/retry", { params }),
      );
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: ALL }),
  });
}

export interface Handed {
  collection: string;
  files: readonly File[];
  onProgress: (share: number) => void;
}

export function useUpload(): UseMutationResult<Job, Error, Handed> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: sent,
    onSuccess: async () => queries.invalidateQueries({ queryKey: ALL }),
  });
}

/** `fetch` does not tell how much has been sent. */
function sent({ collection, files, onProgress }: Handed): Promise<Job> {
  const form = new FormData();
  form.append("collection", collection);
  for (const file of files) form.append("files", file, file.webkitRelativePath || file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/imports");
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onerror = () => {
      reject(OFFLINE);
    };
    request.onload = () => {
      if (request.status < 400) resolve(JSON.parse(request.responseText) as Job);
      else reject(problemIn(request));
    };
    request.send(form);
  });
}

function problemIn(request: XMLHttpRequest): ServiceProblem {
  try {
    const { code, message } = JSON.parse(request.responseText) as { code: string; message: string };
    return new ServiceProblem(code, request.status, message, false, null);
  } catch {
    return new ServiceProblem("error", request.status, "", false, null);
  }
}
